"use client";

import { useTranslations } from "next-intl";
import { LineRow } from "#components/line/line-row.tsx";
import { endState } from "#components/operation/end-state.ts";
import { functionName, functionOf, loadBalancerName, ruleName } from "#components/operation/names.ts";
import type { Operation } from "#lib/api/contract/operation.ts";

/** The route of an operation in one row of a list, by names. */
export function RouteRow({ operation, className }: { operation: Operation; className?: string }) {
  const t = useTranslations("operation");
  const binding = functionOf(operation);
  return (
    <LineRow
      label={t("list.route")}
      className={className ?? ""}
      stations={[
        { id: "load-balancer", state: "filled", label: loadBalancerName(operation) },
        { id: "rule", state: "filled", label: ruleName(operation) },
        {
          id: "function",
          state: operation.after ? endState(operation) : "empty",
          label: binding ? functionName(binding.function, operation) : t("change.noFunction"),
          stretch: operation.after ? String(operation.after.weight) : undefined,
        },
      ]}
    />
  );
}
