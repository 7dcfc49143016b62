"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { FunctionStop, LoadBalancerStop, RuleStop } from "#components/operation/list-stops.tsx";
import { ruleName, subject } from "#components/operation/names.ts";
import { RouteRow } from "#components/operation/route.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { columnsFor, type TableColumn } from "#components/table/data-table.tsx";
import { RelativeTime } from "#components/ui/time.tsx";
import type { Operation } from "#lib/operations/types.ts";

const column = columnsFor<Operation>();

/** The table's columns: the three in the middle are one line with its stations. A phone shows that line in one piece. */
export function useListColumns(): TableColumn<Operation>[] {
  const t = useTranslations("operation");
  const words = useTranslations("change");
  return useMemo(
    () => [
      column.display({
        id: "state",
        header: t("list.column.state"),
        meta: { width: "8.25rem" },
        cell: ({ row: { original } }) => (
          <>
            <StateBadge state={original.state} />
            <span className="sr-only">
              {t(`title.${original.kind}`, {
                function: subject(original)?.function.name ?? "",
                rule: ruleName(original),
              })}
            </span>
          </>
        ),
      }),
      column.display({
        id: "load-balancer",
        header: t("list.column.loadBalancer"),
        meta: { width: "17%" },
        cell: ({ row: { original } }) => (
          <>
            <LoadBalancerStop operation={original} className="hidden @2xl:flex" />
            <RouteRow operation={original} className="py-1 @2xl:hidden" />
          </>
        ),
      }),
      column.display({
        id: "rule",
        header: t("list.column.rule"),
        meta: { phone: "hide" },
        cell: ({ row: { original } }) => <RuleStop operation={original} />,
      }),
      column.display({
        id: "function",
        header: t("list.column.function"),
        meta: { width: "20%", phone: "hide" },
        cell: ({ row: { original } }) => <FunctionStop operation={original} />,
      }),
      column.display({
        id: "actor",
        header: t("list.column.actor"),
        meta: { width: "7.5rem", phone: "hide" },
        cell: ({ row: { original } }) => (
          <span title={original.actor} className="block truncate text-ink-2">
            {original.actor}
          </span>
        ),
      }),
      column.display({
        id: "time",
        header: t("list.column.time"),
        meta: { width: "7.75rem", align: "end" },
        cell: ({ row: { original } }) => (
          <>
            <span className="text-small text-ink-2 @2xl:hidden">
              {words(original.kind)} · {original.actor}
            </span>
            <span className="text-ink-2 @max-2xl:absolute @max-2xl:top-3 @max-2xl:right-4 @max-2xl:text-small">
              <RelativeTime at={original.createdAt} />
            </span>
          </>
        ),
      }),
    ],
    [t, words],
  );
}
