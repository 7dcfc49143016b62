"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { matchingOperations } from "#components/data/operation-queries.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import { matchingBindings } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { type Ends, undoableOf } from "#components/function/promote/promotions.ts";
import type { ChangesAction } from "#lib/api/contract/actions.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { mostOfBatch } from "#lib/api/contract/words.ts";
import type { FunctionRef } from "#lib/binding/types.ts";

const BatchDialog = lazy(() =>
  import("#components/change/batch-dialog.tsx").then((module) => ({ default: module.BatchDialog })),
);

interface UndoAllProps {
  region: string;
  ends: Ends;
  /** What the operations of the promotion are among. */
  among: OperationFilter;
  cloud: Cloud;
  action: ChangesAction;
  open: boolean;
  onClose: () => void;
}

/** Undoes the newest operations of a promotion together, as many as can be. */
export function UndoAll({ region, ends, among, cloud, action, open, onClose }: UndoAllProps) {
  const place = usePlace();
  const calling = ({ namespace, name, qualifier }: FunctionRef) =>
    matchingBindings(place, { region, namespace, function: name, qualifier });
  const operations = useQuery(matchingOperations(place, among));
  const moved = useQuery(calling(ends.to.function));
  const back = useQuery(calling(ends.from));
  const reads = [operations, moved, back];
  const areRead = moved.data && back.data && !reads.some(({ isFetching }) => isFetching);
  const failed = reads.find(({ error }) => error !== null);
  const undoable = undoableOf(operations.data ?? [], ends.from, ends.to.function);
  return (
    <Suspense fallback={null}>
      <BatchDialog
        task={{ kind: "undo", operations: undoable }}
        rules={areRead ? rulesOf(undoable, moved.data, back.data) : undefined}
        failure={
          failed?.error
            ? { error: failed.error, retry: () => void failed.refetch(), retrying: failed.isFetching }
            : undefined
        }
        cloud={cloud}
        action={action}
        open={open}
        onClose={onClose}
        onAsked={() => {}}
      />
    </Suspense>
  );
}

/**
 * The rules of these operations, but for those that are back already. Rules in neither list have moved on, and are named all the
 * same; of a list that isn't whole nothing is missing.
 */
function rulesOf(
  operations: ReadonlyMap<string, Operation>,
  moved: readonly StoredRule[],
  back: readonly StoredRule[],
): StoredRule[] {
  const known = new Map(moved.map((rule) => [ruleKey(rule), rule]));
  const settled = new Set(back.map(ruleKey));
  const areWhole = [moved, back].every(({ length }) => length <= mostOfBatch);
  return [...operations].flatMap(([key, operation]) => {
    const rule = known.get(key) ?? (areWhole && !settled.has(key) ? movedOn(operation) : null);
    return rule ? [rule] : [];
  });
}

function movedOn({ region, loadBalancer, listener, rule }: Operation): StoredRule {
  return {
    region,
    loadBalancer: { loadBalancerId: loadBalancer.loadBalancerId, name: loadBalancer.name ?? "" },
    listener: { listenerId: listener.listenerId, protocol: listener.protocol, port: listener.port },
    locationId: rule.locationId,
    domain: rule.domain,
    url: rule.url,
    target: "none",
    binding: null,
    serverCount: 0,
    drifted: false,
    readAt: null,
  };
}
