"use client";

import { useTranslations } from "next-intl";
import { BindingText } from "#components/line/binding-text.tsx";
import { Line } from "#components/line/line.tsx";
import type { Station } from "#components/line/station.ts";
import { sameFunction } from "#lib/binding/change.ts";
import type { Binding, Change } from "#lib/binding/types.ts";
import type { Translate } from "#lib/i18n/messages.ts";

interface BeforeAfterProps {
  change: Change;
  /** Name of the rule: its domain and path. */
  rule: string;
  className?: string;
}

/** A change as two lines that part at the rule: where it leads now, and where it is to lead. */
export function BeforeAfter({ change: { before, after }, rule, className }: BeforeAfterProps) {
  const t = useTranslations("review");
  const tField = useTranslations("field");
  const functionStays = before !== null && after !== null && sameFunction(before.function, after.function);
  return (
    <Line
      label={t("change")}
      className={className ?? ""}
      stations={[
        { id: "rule", state: "filled", label: tField("locationId"), title: rule },
        beforeStation(before, t),
        {
          id: "after",
          state: after ? "filled" : "empty",
          label: t("after"),
          content: <BindingText binding={after} emphasis={functionStays} />,
        },
      ]}
    />
  );
}

/** The rule's present binding, on a siding of the line to the chosen one. */
export function beforeStation(before: Binding | null, t: Translate<"review">): Station {
  return {
    id: "before",
    siding: true,
    state: before ? "filled" : "empty",
    label: t("before"),
    content: <BindingText binding={before} />,
  };
}
