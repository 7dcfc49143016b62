"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { busyOf } from "#components/change/busy.ts";
import { BusyLink } from "#components/change/busy-link.tsx";
import { RuleActions } from "#components/change/rule-actions.tsx";
import { TargetText } from "#components/line/target-text.tsx";
import { addressOf } from "#components/load-balancer/names.ts";
import { RuleLink } from "#components/load-balancer/rule-link.tsx";
import type { RulesProps } from "#components/load-balancer/rules.tsx";
import { DataTable, type TableColumn } from "#components/table/data-table.tsx";
import type { ListenerOnMap, RuleOnMap } from "#lib/api/contract/stored-load-balancer.ts";
import { listenerText, ruleText } from "#lib/binding/notation.ts";

interface Row {
  listener: ListenerOnMap;
  rule: RuleOnMap;
}

/** What the map shows, as a table. */
export const RuleTable = memo(function RuleTable({ found, region, unfinished, cloud, action, gone }: RulesProps) {
  const t = useTranslations("loadBalancer");
  const busy = busyOf(unfinished);
  const addressIn = ({ listener, rule }: Row) =>
    addressOf({ region, loadBalancerId: found.loadBalancerId }, listener.listenerId, rule.locationId);
  const columns: TableColumn<Row>[] = [
    {
      id: "rule",
      header: t("column.rule"),
      rowHeader: true,
      cell: (row) => (
        <span className="grid min-w-0 gap-0.5 wrap-anywhere">
          <RuleLink address={addressIn(row)} rule={row.rule} />
          <span className="text-small @one-line:hidden">
            <Behind listener={row.listener} />
          </span>
        </span>
      ),
    },
    {
      id: "listener",
      header: t("column.listener"),
      width: "12rem",
      from: "one-line",
      cell: ({ listener }) => <Behind listener={listener} />,
    },
    {
      id: "target",
      header: t("column.target"),
      cell: ({ rule }) => {
        const operation = busy.ofRule(rule.locationId);
        return (
          <>
            <TargetText rule={rule} region={region} />
            {operation && <BusyLink operation={operation} />}
          </>
        );
      },
    },
    {
      id: "change",
      header: <span className="sr-only">{t("column.change")}</span>,
      width: "22rem",
      align: "end",
      cell: (row) =>
        !gone && (
          <span className="-ml-2.5 inline-flex flex-wrap">
            <RuleActions
              address={addressIn(row)}
              rule={row.rule}
              busy={busy.ofRule(row.rule.locationId)}
              cloud={cloud}
              action={action}
              ofRule={ruleText(row.rule)}
            />
          </span>
        ),
    },
  ];
  return (
    <DataTable
      label={t("map.heading")}
      columns={columns}
      rows={found.listeners.flatMap((listener) => listener.rules.map((rule) => ({ listener, rule })))}
      rowKey={({ rule }) => rule.locationId}
      empty={<p className="p-4 text-ink-2">{t("map.noRules")}</p>}
    />
  );
});

/** The listener of a rule: its name, protocol and port. */
function Behind({ listener }: Pick<Row, "listener">) {
  return (
    <span className="text-ink-2">
      {listener.name} <span className="tabular">{listenerText(listener)}</span>
    </span>
  );
}
