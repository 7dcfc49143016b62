"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { busyOf } from "#components/change/busy.ts";
import { BusyLink } from "#components/change/busy-link.tsx";
import { RuleActions } from "#components/change/rule-actions.tsx";
import { type Branch, LineTree, type Route } from "#components/line/line-tree.tsx";
import type { StationState } from "#components/line/station.ts";
import { TargetText } from "#components/line/target-text.tsx";
import { addressOf } from "#components/load-balancer/names.ts";
import { RuleLink } from "#components/load-balancer/rule-link.tsx";
import type { RulesProps } from "#components/load-balancer/rules.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { ListenerOnMap, RuleOnMap } from "#lib/api/contract/stored-load-balancer.ts";
import { listenerText, ruleText } from "#lib/binding/notation.ts";
import type { Verdict } from "#lib/binding/types.ts";

/** The load balancer as a line: to its listeners, from each to its rules, and from each to what answers its requests. */
export const RuleMap = memo(function RuleMap({ found, region, unfinished, cloud, action, gone }: RulesProps) {
  const t = useTranslations("loadBalancer.map");
  const tVerdict = useTranslations("verdict");
  const tBinding = useTranslations("ui.binding");
  const busy = busyOf(unfinished);
  const shown = found.listeners.reduce((sum, { rules }) => sum + rules.length, 0);
  const of = { region, loadBalancerId: found.loadBalancerId };
  const remarkOf = ({ verdict }: { verdict: Verdict }) =>
    verdict.kind === "ineligible" ? tVerdict(verdict.reason) : undefined;

  function branchOf(listener: ListenerOnMap): Branch {
    const { listenerId, name, rules } = listener;
    return {
      station: {
        id: listenerId,
        siding: true,
        state: listener.verdict.kind === "ineligible" ? "closed" : "filled",
        label: name === "" ? listenerText(listener) : `${listenerText(listener)} · ${listenerId}`,
        title: name || listenerId,
        remark: remarkOf(listener),
      },
      routes: rules.map((rule) => routeOf(listener, rule)),
      // Where there are more rules than are shown, it may have some.
      ...(rules.length === 0 &&
        shown === found.ruleCount &&
        listener.verdict.kind !== "ineligible" && { note: t("noRules") }),
    };
  }

  function routeOf({ listenerId }: ListenerOnMap, rule: RuleOnMap): Route {
    const address = addressOf(of, listenerId, rule.locationId);
    const operation = busy.ofRule(rule.locationId);
    return {
      id: rule.locationId,
      from: {
        state: rule.verdict.kind === "ineligible" ? "closed" : "filled",
        content: <RuleLink address={address} rule={rule} />,
      },
      stretch: rule.binding ? tBinding("weight", { weight: rule.binding.weight }) : undefined,
      to: { state: endOf(rule, operation), content: <End rule={rule} region={region} operation={operation} /> },
      aside: !gone && (
        <RuleActions
          address={address}
          rule={rule}
          busy={operation}
          cloud={cloud}
          action={action}
          ofRule={ruleText(rule)}
        />
      ),
    };
  }

  return (
    <LineTree
      label={t("heading")}
      root={{
        id: found.loadBalancerId,
        state: found.verdict.kind === "ineligible" ? "closed" : "filled",
        label: t("label"),
        title: found.name || found.loadBalancerId,
        remark: remarkOf(found),
      }}
      branches={found.listeners.map(branchOf)}
    />
  );
});

function endOf({ target }: RuleOnMap, operation: Operation | null): StationState {
  if (operation) return "current";
  if (target === "unknown") return "unknown";
  return target === "none" ? "empty" : "filled";
}

function End({ rule, region, operation }: { rule: RuleOnMap; region: string; operation: Operation | null }) {
  return (
    <>
      <TargetText rule={rule} region={region} withWeight={false} />
      {operation && <BusyLink operation={operation} />}
    </>
  );
}
