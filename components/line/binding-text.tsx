"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { functionText } from "#lib/binding/notation.ts";
import type { Binding, FunctionRef } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

interface BindingTextProps {
  binding: Binding | null;
  /** Whether the weight is what matters, because it changes. */
  emphasis?: boolean;
  /** The rule's region, for a link to the function's page: quiet in lists, whose rows may be links themselves. */
  link?: { region: string; quiet?: boolean };
  /** False where the weight is shown beside it. */
  withWeight?: boolean;
}

/** A binding in the console's one notation, which breaks before the weight; without one, the words for that. */
export function BindingText({ binding, emphasis = false, link, withWeight = true }: BindingTextProps) {
  const t = useTranslations("ui.binding");
  if (!binding) return <span className="text-ink-2">{t("none")}</span>;
  return (
    <span>
      <FunctionText function={binding.function} link={link} />
      {withWeight && (
        <>
          {" "}
          <span className={clsx("tabular whitespace-nowrap", emphasis ? "font-medium" : "font-normal text-ink-2")}>
            · {t("weight", { weight: binding.weight })}
          </span>
        </>
      )}
    </span>
  );
}

function FunctionText({ function: fn, link }: { function: FunctionRef } & Pick<BindingTextProps, "link">) {
  const text = functionText(fn);
  if (!link) return <span className="mono wrap-anywhere">{text}</span>;
  const { region, quiet = false } = link;
  return (
    <Link
      href={paths.function(region, fn.namespace, fn.name)}
      prefetch={false}
      className={clsx(
        "mono wrap-anywhere underline-offset-2",
        quiet ? "relative z-1 hover:underline" : "text-accent underline",
      )}
    >
      {text}
    </Link>
  );
}
