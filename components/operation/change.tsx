"use client";

import { useTranslations } from "next-intl";
import { Route } from "#components/operation/route.tsx";
import { TryIt } from "#components/operation/try-it.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";

/** The rule's line with its binding before, as requested, and as read back. */
export function ChangeSection({ operation }: { operation: Operation }) {
  const t = useTranslations("operation.change");
  return (
    <Section panel heading={t("heading")}>
      <Route operation={operation} />
      <TryIt operation={operation} />
    </Section>
  );
}
