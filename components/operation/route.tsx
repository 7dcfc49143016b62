"use client";

import { useTranslations } from "next-intl";
import { Line } from "#components/line/line.tsx";
import { LineRow } from "#components/line/line-row.tsx";
import type { Station, StationState } from "#components/line/station.ts";
import { listenerName, ruleName, subject } from "#components/operation/names.ts";
import { IdText } from "#components/ui/id-text.tsx";
import type { Translate } from "#lib/i18n/messages.ts";
import type { Operation } from "#lib/operations/types.ts";

/** The way that the change is about, from the region to the function. */
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
      secondary: <IdText>{loadBalancer.id}</IdText>,
    },
    {
      id: "listener",
      state: "filled",
      label: t("change.listener"),
      title: `${listener.name || listener.id} · ${listenerName(operation)}`,
      secondary: <IdText>{listener.id}</IdText>,
    },
    {
      id: "rule",
      state: "filled",
      label: t("change.rule"),
      title: ruleName(operation),
      secondary: <IdText>{rule.id}</IdText>,
    },
    end(operation, t),
  ];
  return <Line label={t("change.heading")} stations={stations} />;
}

function end(operation: Operation, t: Translate<"operation">): Station {
  const { after } = operation;
  if (!after)
    return { id: "function", state: endState(operation), label: t("change.function"), title: t("change.noFunction") };
  const { namespace, name, qualifier } = after.function;
  return {
    id: "function",
    state: endState(operation),
    label: t("change.function"),
    title: name,
    secondary: (
      <>
        {namespace} / <span className="mono">{qualifier}</span>
      </>
    ),
    stretch: t("change.weight", { weight: after.weight }),
  };
}

/** The last stretch is as true as the operation has made it. */
export function endState({ state, after }: Operation): StationState {
  switch (state) {
    case "succeeded":
      return after ? "done" : "empty";
    case "queued":
    case "failed":
    case "rejected":
    case "cancelled":
      return "empty";
    case "unconfirmed":
      return "unknown";
    default:
      return "current";
  }
}

/** The same way in one row of a list, by names. */
export function RouteRow({ operation, className }: { operation: Operation; className?: string }) {
  const t = useTranslations("operation");
  const binding = subject(operation);
  return (
    <LineRow
      label={t("list.route")}
      className={className ?? ""}
      stations={[
        { id: "load-balancer", state: "filled", label: operation.loadBalancer.name },
        { id: "rule", state: "filled", label: ruleName(operation) },
        {
          id: "function",
          state: operation.after ? endState(operation) : "empty",
          label: binding?.function.name ?? t("change.noFunction"),
          stretch: operation.after ? String(operation.after.weight) : undefined,
        },
      ]}
    />
  );
}
