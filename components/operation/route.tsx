"use client";

import { useTranslations } from "next-intl";
import { BindingText } from "#components/line/binding-text.tsx";
import { Line } from "#components/line/line.tsx";
import { ResourceLink } from "#components/line/resource-link.tsx";
import type { Station } from "#components/line/station.ts";
import { endsOf } from "#components/operation/ends.ts";
import { listenerName, loadBalancerName, ruleName } from "#components/operation/names.ts";
import { IdText } from "#components/ui/id-text.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { Translate } from "#lib/i18n/messages.ts";
import { paths } from "#lib/paths.ts";

/** The route of an operation, from the region to the function. */
export function Route({ operation }: { operation: Operation }) {
  const t = useTranslations("operation");
  const { region, loadBalancer, listener, rule } = operation;
  const stations: Station[] = [
    { id: "region", state: "filled", label: t("change.region"), title: region },
    {
      id: "load-balancer",
      state: "filled",
      label: t("change.loadBalancer"),
      content: (
        <ResourceLink href={paths.loadBalancer(region, loadBalancer.loadBalancerId)}>
          {loadBalancerName(operation)}
        </ResourceLink>
      ),
      secondary: <IdText>{loadBalancer.loadBalancerId}</IdText>,
    },
    {
      id: "listener",
      state: "filled",
      label: t("change.listener"),
      title: `${listener.name || listener.listenerId} · ${listenerName(operation)}`,
      secondary: <IdText>{listener.listenerId}</IdText>,
    },
    {
      id: "rule",
      state: "filled",
      label: t("change.rule"),
      content: (
        <ResourceLink
          href={paths.rule(region, rule.locationId, { lb: loadBalancer.loadBalancerId, listener: listener.listenerId })}
        >
          {ruleName(operation)}
        </ResourceLink>
      ),
      secondary: <IdText>{rule.locationId}</IdText>,
    },
    ...ends(operation, t),
  ];
  return <Line label={t("change.heading")} stations={stations} />;
}

/** Where the rule's line led before, where it was found to lead, and where it is to lead. */
function ends(operation: Operation, t: Translate<"operation">): Station[] {
  const { before, after, observed, state } = operation;
  const drawn = endsOf(operation);
  const found: Station[] = drawn.found
    ? [
        {
          id: "found",
          siding: true,
          state: drawn.found,
          label: t(state === "failed" ? "change.observed" : "change.found"),
          content: <BindingText binding={observed ?? null} />,
          remark: t("change.differs"),
        },
      ]
    : [];
  return [
    {
      id: "before",
      siding: true,
      state: drawn.before,
      label: t(drawn.foundBefore ? "change.beforeAndObserved" : "change.before"),
      content: <BindingText binding={before} link={{ region: operation.region }} />,
      remark: drawn.foundBefore ? t("change.differs") : undefined,
    },
    ...found,
    {
      id: "after",
      state: drawn.after,
      label: t(drawn.foundAfter ? "change.afterAndFound" : "change.after"),
      content: <BindingText binding={after} link={{ region: operation.region }} />,
    },
  ];
}
