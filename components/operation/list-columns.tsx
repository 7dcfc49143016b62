"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useActorName } from "#components/operation/actor.ts";
import { FunctionStop, LoadBalancerStop, RuleStop } from "#components/operation/list-stops.tsx";
import { functionOf, ruleName } from "#components/operation/names.ts";
import { RouteRow } from "#components/operation/route-row.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import type { TableColumn } from "#components/table/data-table.tsx";
import { RelativeTime } from "#components/ui/time.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";

/** The table's columns. The three in the middle form one line with stations, which a phone shows as one cell. */
export function useListColumns(): TableColumn<Operation>[] {
  const t = useTranslations("operation");
  const words = useTranslations("change");
  const actorName = useActorName();
  return useMemo(
    () => [
      {
        id: "state",
        header: t("list.column.state"),
        width: "8.25rem",
        cell: (operation) => (
          <>
            <StateBadge state={operation.state} />
            <span className="sr-only">
              {t(`title.${operation.kind}`, {
                function: functionOf(operation)?.function.name ?? "",
                rule: ruleName(operation),
              })}
            </span>
          </>
        ),
      },
      {
        id: "load-balancer",
        header: t("list.column.loadBalancer"),
        width: "17%",
        cell: (operation) => (
          <>
            <LoadBalancerStop operation={operation} className="hidden @2xl:flex" />
            <RouteRow operation={operation} className="py-1 @2xl:hidden" />
          </>
        ),
      },
      {
        id: "rule",
        header: t("list.column.rule"),
        from: "table",
        cell: (operation) => <RuleStop operation={operation} />,
      },
      {
        id: "function",
        header: t("list.column.function"),
        width: "20%",
        from: "table",
        cell: (operation) => <FunctionStop operation={operation} />,
      },
      {
        id: "actor",
        header: t("list.column.actor"),
        width: "7.5rem",
        from: "wide-table",
        cell: (operation) => (
          <span title={actorName(operation.actor)} className="block truncate text-ink-2">
            {actorName(operation.actor)}
          </span>
        ),
      },
      {
        id: "time",
        header: t("list.column.time"),
        width: "8.75rem",
        align: "end",
        cell: (operation) => (
          <>
            <span className="text-small text-ink-2 @2xl:hidden">
              {words(operation.kind)} · {actorName(operation.actor)}
            </span>
            <span className="text-ink-2 @max-2xl:absolute @max-2xl:top-3 @max-2xl:right-4 @max-2xl:text-small">
              <RelativeTime at={operation.createdAt} />
            </span>
          </>
        ),
      },
    ],
    [t, words, actorName],
  );
}
