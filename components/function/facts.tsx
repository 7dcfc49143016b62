"use client";

import { useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FunctionItem, RegionName } from "#lib/api/contract/inventory.ts";
import { joinSentences } from "#lib/i18n/typography.ts";

interface FactsProps {
  found: FunctionItem;
  region: RegionName;
  namespace: string;
}

/** What a function is, and whether rules can call it. */
export function Facts({ found, region, namespace }: FactsProps) {
  const t = useTranslations("functions");
  const { type, runtime, status, description, changedAt, verdict } = found;
  const typeText = type === "Event" || type === "HTTP" ? t(`types.${type}`) : type;
  return (
    <Section panel heading={t("facts")}>
      <div className="-my-1.5 grid gap-x-10 lg:grid-cols-2">
        <KeyValue
          rows={[
            { key: "namespace", label: t("namespace"), value: <span className="mono">{namespace}</span> },
            { key: "region", label: t("region"), value: `${region.name} · ${region.id}` },
            { key: "verdict", label: t("verdict"), value: <VerdictText verdict={verdict} /> },
            ...(description === "" ? [] : [{ key: "description", label: t("description"), value: description }]),
          ]}
        />
        <KeyValue
          className="max-lg:border-t max-lg:border-hair"
          rows={[
            { key: "type", label: t("type"), value: typeText },
            { key: "runtime", label: t("runtime"), value: runtime },
            { key: "status", label: t("status"), value: status },
            { key: "changed", label: t("changed"), value: changedAt && t("beijing", { time: changedAt }) },
          ].filter(({ value }) => value !== "")}
        />
      </div>
    </Section>
  );
}

function VerdictText({ verdict }: Pick<FunctionItem, "verdict">) {
  const t = useTranslations("functions");
  const tVerdict = useTranslations("verdict");
  if (verdict.kind === "ineligible") return tVerdict(verdict.reason);
  return verdict.kind === "eligible" ? t("eligible") : joinSentences(verdict.reasons.map((reason) => tVerdict(reason)));
}
