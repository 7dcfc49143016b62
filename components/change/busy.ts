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

/** The number of a load balancer's unfinished operations. */
export interface Unfinished {
  count: number;
  /** Whether there are no more: not all may have been read. */
  isAll: boolean;
}

/** The unfinished operations of each load balancer that has some on a page of a region's. */
export function unfinishedCounts(
  page: Pick<OperationPage, "items" | "total"> | undefined,
): ReadonlyMap<string, Unfinished> {
  const counts = new Map<string, Unfinished>();
  const { items, total } = page ?? { items: [], total: 0 };
  const isAll = total <= items.length;
  for (const { state, loadBalancer } of items) {
    // An event may have ended one of them since the page was read.
    if (isTerminal(state)) continue;
    const known = counts.get(loadBalancer.loadBalancerId)?.count ?? 0;
    counts.set(loadBalancer.loadBalancerId, { count: known + 1, isAll });
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
