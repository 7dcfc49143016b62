"use client";

import { BindingText } from "#components/line/binding-text.tsx";
import { useActorName } from "#components/operation/actor.ts";
import { KindText } from "#components/operation/kind-text.tsx";
import { RequestedTime } from "#components/operation/requested-time.tsx";
import { RowTitle } from "#components/operation/row-title.tsx";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { HistoryRow } from "#components/table/history-row.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { paths } from "#lib/paths.ts";

/** An operation in the history of its rule. */
export function OperationRow({ operation }: { operation: Operation }) {
  const actorName = useActorName();
  return (
    <HistoryRow
      href={paths.operation(operation.id)}
      link={
        <>
          <StateBadge state={operation.state} />
          <RowTitle operation={operation} />
        </>
      }
      what={<KindText operation={operation} />}
      outcome={<BindingText binding={operation.after} link={{ region: operation.region, quiet: true }} />}
      who={actorName(operation.actor)}
      when={<RequestedTime operation={operation} />}
    />
  );
}
