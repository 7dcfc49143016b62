"use client";

import { useTranslations } from "next-intl";
import type { Refresh } from "#components/feedback/use-refresh.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Section } from "#components/ui/section.tsx";
import { Seen } from "#components/ui/seen.tsx";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import type { StoredLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { joinSentences } from "#lib/i18n/typography.ts";

interface FactsProps {
  found: StoredLoadBalancer;
  region: RegionName;
  /** Null once it can't be read any more. */
  refresh: Refresh | null;
}

/** What a load balancer is, whether its rules can be bound, and how old all of it is. */
export function Facts({ found, region, refresh }: FactsProps) {
  const t = useTranslations("loadBalancer");
  const { loadBalancerId, network, ipVersion, address, vpcId, createdAt, tags, readAt } = found;
  const id = (text: string | null) => (text ? <IdText>{text}</IdText> : t("none"));
  return (
    <Section panel heading={t("facts")} aside={<Seen at={readAt} refresh={refresh} />}>
      <div className="-my-1.5 grid gap-x-10 lg:grid-cols-2">
        <KeyValue
          rows={[
            { key: "id", label: t("id"), value: <IdText>{loadBalancerId}</IdText> },
            { key: "region", label: t("region"), value: `${region.name} · ${region.id}` },
            { key: "verdict", label: t("verdict"), value: <VerdictText verdict={found.verdict} /> },
            {
              key: "network",
              label: t("network"),
              value: `${t(`networks.${network}`)} · ${t(`ipVersions.${ipVersion}`)}`,
            },
          ]}
        />
        <KeyValue
          className="max-lg:border-t max-lg:border-hair"
          rows={[
            { key: "address", label: t("address"), value: id(address) },
            { key: "vpc", label: t("vpc"), value: id(vpcId) },
            ...(createdAt === ""
              ? []
              : [{ key: "created", label: t("createdAt"), value: t("beijing", { time: createdAt }) }]),
            ...(tags.length === 0
              ? []
              : [
                  {
                    key: "tags",
                    label: t("tags"),
                    value: tags.map(({ key, value }) => `${key}: ${value}`).join(" · "),
                  },
                ]),
          ]}
        />
      </div>
    </Section>
  );
}

function VerdictText({ verdict }: Pick<StoredLoadBalancer, "verdict">) {
  const t = useTranslations("loadBalancer");
  const tVerdict = useTranslations("verdict");
  if (verdict.kind === "ineligible") return tVerdict(verdict.reason);
  return verdict.kind === "eligible" ? t("eligible") : joinSentences(verdict.reasons.map((reason) => tVerdict(reason)));
}
