import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Choice } from "#components/binding/draft.ts";
import { eligibleItem } from "#components/binding/picked.ts";
import { type Busy, busyOf } from "#components/change/busy.ts";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { invalidate } from "#components/data/query-keys.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { Operation } from "#lib/api/contract/operation.ts";

/**
 * What keeps the chosen load balancer and the chosen rule busy. Once the rule's operation has ended, its binding is read
 * again. If this can't be read, nothing counts as busy: the server refuses or queues the change in any case.
 */
export function useBusy({ loadBalancerId, locationId }: Choice): Busy & { rule: Operation | null } {
  const client = useQueryClient();
  const id = eligibleItem(loadBalancerId)?.loadBalancerId ?? "";
  const { data } = useQuery({ ...unfinishedOperations(usePlace(), { loadBalancerId: id }), enabled: id !== "" });
  const busy = busyOf(data);
  const rule = locationId.kind === "found" ? busy.ofRule(locationId.id) : null;

  const operationId = rule?.id ?? null;
  const was = useRef(operationId);
  useEffect(() => {
    if (was.current !== null && was.current !== operationId) void invalidate(client, "rules");
    was.current = operationId;
  }, [client, operationId]);
  return { ...busy, rule };
}
