"use client";

import { useTranslations } from "next-intl";
import { BindingText } from "#components/operation/binding-text.tsx";
import { Route } from "#components/operation/route.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";

/** What was wanted of the rule, and what it held when it was read back. */
export function Change({ operation, className }: { operation: Operation; className?: string }) {
  const t = useTranslations("operation.change");
  const { before, after, observed } = operation;
  // A failed operation's rule is read back only to find that it is not as requested.
  const differs = operation.state === "failed" && observed !== undefined;
  return (
    <Section panel heading={t("heading")} className={className ?? ""}>
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
