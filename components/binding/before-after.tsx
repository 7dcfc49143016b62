"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { functionText } from "#components/binding/texts.ts";
import { sameFunction } from "#lib/binding/change.ts";
import type { Binding } from "#lib/binding/types.ts";

interface BeforeAfterProps {
  before: Binding | null;
  after: Binding | null;
  className?: string;
}

/** A rule's binding before and after a change; unchanged parts are muted. */
export function BeforeAfter({ before, after, className }: BeforeAfterProps) {
  const t = useTranslations("bind");
  const functionStays = before !== null && after !== null && sameFunction(before.function, after.function);
  return (
    <dl className={clsx("grid grid-cols-[max-content_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1", className)}>
      <dt className="text-small text-ink-2">{t("before")}</dt>
      <dd className="min-w-0 text-ink-2">
        <BindingText binding={before} />
      </dd>
      <dt className="text-small text-ink-2">{t("after")}</dt>
      <dd className={clsx("min-w-0 text-ink", !functionStays && "font-medium")}>
        <BindingText binding={after} emphasis={before === null || before.weight !== after?.weight} />
      </dd>
    </dl>
  );
}

function BindingText({ binding, emphasis = false }: { binding: Binding | null; emphasis?: boolean }) {
  const t = useTranslations("bind");
  if (binding === null) return t("noFunction");
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="mono wrap-anywhere">{functionText(binding.function)}</span>
      <span className={clsx("tabular", emphasis ? "font-medium" : "font-normal text-ink-2")}>
        {t("weightOf", { weight: binding.weight })}
      </span>
    </span>
  );
}
