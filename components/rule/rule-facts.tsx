"use client";

import { useTranslations } from "next-intl";
import type { KnownRule } from "#components/rule/rule-line.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Section } from "#components/ui/section.tsx";
import { Seen } from "#components/ui/seen.tsx";
import type { Verdict } from "#lib/binding/types.ts";

interface RuleFactsProps extends KnownRule {
  /** When it was read, in ISO 8601. */
  readAt: string;
  onRead: () => void;
  reading: boolean;
}

/** Address, targets, and what the cloud's rules say of binding a function here. */
export function RuleFacts({ loadBalancer, listener, rule, readAt, onRead, reading }: RuleFactsProps) {
  const t = useTranslations("rule");
  const verdicts = [loadBalancer.verdict, listener.verdict, rule.verdict];
  return (
    <Section panel heading={t("facts")} aside={<Seen at={readAt} refresh={{ press: onRead, waiting: reading }} />}>
      <KeyValue
        className="-my-1.5"
        rows={[
          {
            key: "address",
            label: t("address"),
            value: loadBalancer.address === null ? t("none") : <IdText>{loadBalancer.address}</IdText>,
          },
          { key: "network", label: t("network"), value: t(`networks.${loadBalancer.network}`) },
          { key: "servers", label: t("servers"), value: t("serverCount", { count: rule.serverCount }) },
          { key: "verdict", label: t("verdict"), value: <Verdicts verdicts={verdicts} /> },
          { key: "id", label: t("id"), value: <IdText>{rule.locationId}</IdText> },
        ]}
      />
    </Section>
  );
}

function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const t = useTranslations("rule");
  const tVerdict = useTranslations("verdict");
  const against = verdicts.find((verdict) => verdict.kind === "ineligible");
  if (against) return tVerdict(against.reason);
  const reasons = verdicts.flatMap((verdict) => (verdict.kind === "warning" ? verdict.reasons : []));
  // That it would be replaced is no news on a page that shows the function.
  const told = reasons.filter((reason) => reason !== "rule-will-replace");
  if (told.length === 0) return t("eligible");
  return (
    <>
      {told.map((reason) => (
        <p key={reason}>{tVerdict(reason)}</p>
      ))}
    </>
  );
}
