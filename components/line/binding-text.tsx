"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { functionText } from "#lib/binding/notation.ts";
import type { Binding } from "#lib/binding/types.ts";

interface BindingTextProps {
  binding: Binding | null;
  /** Whether the weight is what matters, because it changes. */
  emphasis?: boolean;
  /** False where the weight is shown beside it. */
  withWeight?: boolean;
}

/** A binding in the console's one notation, which breaks before the weight; without one, the words for that. */
export function BindingText({ binding, emphasis = false, withWeight = true }: BindingTextProps) {
  const t = useTranslations("ui.binding");
  if (!binding) return <span className="text-ink-2">{t("none")}</span>;
  return (
    <span>
      <span className="mono wrap-anywhere">{functionText(binding.function)}</span>
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
