"use client";

import { useTranslations } from "next-intl";
import { BindingText } from "#components/line/binding-text.tsx";
import { Line } from "#components/line/line.tsx";
import { ResourceLink } from "#components/line/resource-link.tsx";
import type { Station } from "#components/line/station.ts";
import { IdText } from "#components/ui/id-text.tsx";
import type { ListenerItem, LoadBalancerItem, RuleItem } from "#lib/api/contract/inventory.ts";
import { ruleText } from "#lib/binding/notation.ts";
import { paths } from "#lib/paths.ts";

/** A rule that exists, with what it belongs to. */
export interface KnownRule {
  region: string;
  loadBalancer: LoadBalancerItem;
  listener: ListenerItem;
  rule: RuleItem;
}

/** The rule's line, from its region to what answers its requests. */
export function RuleLine({ region, loadBalancer, listener, rule }: KnownRule) {
  const t = useTranslations("rule");
  const tField = useTranslations("field");
  const stations: Station[] = [
    { id: "region", state: "filled", label: tField("region"), title: region },
    {
      id: "load-balancer",
      state: "filled",
      label: tField("loadBalancerId"),
      content: (
        <ResourceLink href={paths.loadBalancer(region, loadBalancer.loadBalancerId)}>
          {loadBalancer.name || loadBalancer.loadBalancerId}
        </ResourceLink>
      ),
      secondary: <IdText>{loadBalancer.loadBalancerId}</IdText>,
    },
    {
      id: "listener",
      state: "filled",
      label: tField("listenerId"),
      title: `${listener.name || listener.listenerId} · ${listener.protocol}:${listener.port}`,
      secondary: <IdText>{listener.listenerId}</IdText>,
    },
    {
      id: "rule",
      state: "filled",
      label: tField("locationId"),
      title: ruleText(rule),
      secondary: <IdText>{rule.locationId}</IdText>,
    },
    ...(rule.serverCount > 0
      ? [
          {
            id: "servers",
            siding: true,
            state: rule.binding ? "empty" : "filled",
            label: t("servers"),
            title: t("serverCount", { count: rule.serverCount }),
          } satisfies Station,
        ]
      : []),
    {
      id: "function",
      state: rule.binding ? "done" : "empty",
      label: tField("function"),
      content: <BindingText binding={rule.binding} link={{ region }} />,
    },
  ];
  return <Line label={t("binding")} stations={stations} />;
}
