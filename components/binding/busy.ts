import type { Operation, OperationPage } from "#lib/api/contract/operation.ts";
import { type State, states } from "#lib/api/contract/words.ts";
import { isInFlight, isTerminal } from "#lib/operations/states.ts";

/** What is being done to a load balancer and its rules. */
export interface Busy {
  /** An operation that the cloud must end before it takes the next one, the oldest known; null without any. */
  ahead: Operation | null;
  /** Number of those operations. */
  aheadCount: number;
  /** The unfinished operation of a rule, which takes no second one; null where it is free. */
  ofRule: (locationId: string) => Operation | null;
}

/** The states of an operation that its load balancer's next one waits for. */
export const keepsQueue: readonly State[] = states.filter((state) => isInFlight(state) || state === "queued");

/** How many operations each load balancer has ahead of another one, among those of a page of unfinished ones. */
export function busyCounts(page: Pick<OperationPage, "items"> | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state, loadBalancer } of page?.items ?? []) {
    if (!keepsQueue.includes(state)) continue;
    counts.set(loadBalancer.loadBalancerId, (counts.get(loadBalancer.loadBalancerId) ?? 0) + 1);
  }
  return counts;
}

/** @param page unfinished operations of the load balancer; undefined until they are read, which counts as none */
export function busyOf(page: Pick<OperationPage, "items" | "total"> | undefined): Busy {
  // An event may have ended one of them since the page was read.
  const items = (page?.items ?? []).filter(({ state }) => !isTerminal(state));
  const ahead = items.filter(({ state }) => keepsQueue.includes(state));
  return {
    ahead: ahead.at(-1) ?? null,
    // What is only looked at afterwards doesn't keep the load balancer.
    aheadCount: Math.max(0, (page?.total ?? 0) - (page?.items.length ?? 0)) + ahead.length,
    ofRule: (locationId) => items.find(({ rule }) => rule.locationId === locationId) ?? null,
  };
}
