"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { BindingText } from "#components/line/binding-text.tsx";
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
