import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Busy, busyOf } from "#components/change/busy.ts";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { invalidate } from "#components/data/query-keys.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { Operation } from "#lib/api/contract/operation.ts";

/**
 * What keeps a load balancer and a rule of it busy. Once the rule's operation has ended, its binding is read again. If this
 * can't be read, nothing counts as busy: the server refuses or queues the change in any case.
 *
 * @param loadBalancerId empty while none is known
 * @param locationId null while none is known
 */
export function useRuleBusy(loadBalancerId: string, locationId: string | null): Busy & { rule: Operation | null } {
  const client = useQueryClient();
  const { data } = useQuery({
    ...unfinishedOperations(usePlace(), { loadBalancerId }),
    enabled: loadBalancerId !== "",
  });
  const busy = busyOf(data);
  const rule = locationId === null ? null : busy.ofRule(locationId);

  const operationId = rule?.id ?? null;
  const was = useRef(operationId);
  useEffect(() => {
    if (was.current !== null && was.current !== operationId) void invalidate(client, "rules", "rule");
    was.current = operationId;
  }, [client, operationId]);
  return { ...busy, rule };
}
