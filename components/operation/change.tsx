"use client";

import { useTranslations } from "next-intl";
import { TryIt } from "#components/change/try-it.tsx";
import { Route } from "#components/operation/route.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";

/** The rule's line with its binding before, as requested, and as read back. */
export function ChangeSection({ operation }: { operation: Operation }) {
  const t = useTranslations("operation.change");
  return (
    <Section panel heading={t("heading")}>
      <Route operation={operation} />
      <Answers operation={operation} />
    </Section>
  );
}

/** Where the function answers now. Nothing for an unbind, or before it succeeded. */
export function Answers({ operation }: { operation: Operation }) {
  const { state, after, realm, region, listener, rule, loadBalancer } = operation;
  if (state !== "succeeded" || after === null) return null;
  const at = { realm, region, loadBalancerId: loadBalancer.loadBalancerId };
  return <TryIt at={at} entrance={{ ...listener, ...rule }} />;
}
