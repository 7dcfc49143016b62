"use client";

import { useTranslations } from "next-intl";
import { Line } from "#components/line/line.tsx";
import type { Station } from "#components/line/station.ts";
import { endState } from "#components/operation/end-state.ts";
import { listenerName, ruleName } from "#components/operation/names.ts";
import { IdText } from "#components/ui/id-text.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { functionText } from "#lib/binding/notation.ts";
import type { Translate } from "#lib/i18n/messages.ts";

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
      title: loadBalancer.name,
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
      title: ruleName(operation),
      secondary: <IdText>{rule.locationId}</IdText>,
    },
    end(operation, t),
  ];
  return <Line label={t("change.heading")} stations={stations} />;
}

function end(operation: Operation, t: Translate<"operation">): Station {
  const { after } = operation;
  if (!after)
    return { id: "function", state: endState(operation), label: t("change.function"), title: t("change.noFunction") };
  return {
    id: "function",
    state: endState(operation),
    label: t("change.function"),
    title: functionText(after.function),
    stretch: t("change.weight", { weight: after.weight }),
  };
}
