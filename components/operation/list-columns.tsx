"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useActorName } from "#components/operation/actor.ts";
import { KindText } from "#components/operation/kind-text.tsx";
import { ListRoute, ListRouteHeader } from "#components/operation/list-route.tsx";
import { OnceLong } from "#components/operation/once-long.tsx";
import { RequestedTime } from "#components/operation/requested-time.tsx";
import { RowTitle } from "#components/operation/row-title.tsx";
import { ShortCause } from "#components/operation/short-cause.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import type { TableColumn } from "#components/table/data-table.tsx";
import { Duration } from "#components/ui/time.tsx";
import type { Operation, UsualDurations } from "#lib/api/contract/operation.ts";

const none: UsualDurations = {};

/**
 * The table's columns. Where the list is narrow, the route's cell has the facts of the missing columns in a second line.
 *
 * @param withRegion whether operations of several regions are shown
 * @param usualMs how long the cloud usually works on each kind of change
 */
export function useListColumns(withRegion: boolean, usualMs: UsualDurations = none): TableColumn<Operation>[] {
  const t = useTranslations("operation");
  const actorName = useActorName();
  return useMemo(
    () => [
      {
        id: "state",
        header: t("list.column.state"),
        width: "10.25rem",
        cell: (operation) => (
          <span className="flex min-w-0 items-center gap-2 @max-2xl:mr-28 @2xl:grid @2xl:gap-0.5">
            <StateBadge state={operation.state} className="justify-self-start" />
            <span className="grid min-w-0 text-small font-normal text-ink-2">
              <ShortCause operation={operation} />
              <OnceLong operation={operation} usualMs={usualMs[operation.kind]}>
                <span className="truncate text-warn">{t("list.takesLong")}</span>
              </OnceLong>
            </span>
            <RowTitle operation={operation} />
          </span>
        ),
      },
      {
        id: "kind",
        header: t("list.column.kind"),
        width: "8.5rem",
        from: "one-line",
        cell: (operation) => <KindText operation={operation} />,
      },
      {
        id: "route",
        header: <ListRouteHeader />,
        cell: (operation) => <ListRoute operation={operation} withRegion={withRegion} />,
      },
      {
        id: "took",
        header: t("list.column.took"),
        width: "5rem",
        align: "end",
        from: "one-line",
        cell: ({ createdAt, endedAt }) => (
          <span className="text-ink-2">
            <Duration from={createdAt} to={endedAt ?? undefined} />
          </span>
        ),
      },
      {
        id: "actor",
        header: t("list.column.actor"),
        width: "7.5rem",
        from: "one-line",
        cell: ({ actor }) => <span className="block truncate text-ink-2">{actorName(actor)}</span>,
      },
      {
        id: "time",
        header: t("list.column.time"),
        width: "8rem",
        align: "end",
        cell: (operation) => (
          <span className="text-ink-2 @max-2xl:absolute @max-2xl:top-2.5 @max-2xl:right-4 @max-2xl:text-small">
            <RequestedTime operation={operation} />
          </span>
        ),
      },
    ],
    [t, actorName, withRegion, usualMs],
  );
}
