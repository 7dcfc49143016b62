"use client";

import { useTranslations } from "next-intl";
import { BindingText } from "#components/line/binding-text.tsx";
import { Route } from "#components/operation/route.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";

/** The rule's binding before, as requested, and as read back. */
export function ChangeSection({ operation }: { operation: Operation }) {
  const t = useTranslations("operation.change");
  const { before, after, observed } = operation;
  // A failed operation with a reading always differs from the request.
  const differs = operation.state === "failed" && observed !== undefined;
  return (
    <Section panel heading={t("heading")}>
      <Route operation={operation} />
      <KeyValue
        className="mt-1 border-t border-hair pt-2"
        rows={[
          { key: "before", label: t("before"), value: <BindingText binding={before} /> },
          { key: "after", label: t("after"), value: <BindingText binding={after} /> },
          ...(differs
            ? [
                {
                  key: "observed",
                  label: t("observed"),
                  value: (
                    <>
                      <BindingText binding={observed} />
                      <span className="text-bad"> · {t("differs")}</span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
