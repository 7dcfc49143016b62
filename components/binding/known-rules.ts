import type { QueryClient } from "@tanstack/react-query";
import { listenersQuery, rulesQuery } from "#components/data/inventory-queries.ts";
import { queryKeysOf } from "#components/data/query-keys.ts";
import type { InAccount } from "#lib/account.ts";
import type { ListenerItem, RuleItem } from "#lib/api/contract/inventory.ts";

/** How many of a load balancer's rules can still take a function, and how many have one. */
export interface KnownRules {
  free: number;
  bound: number;
}

/** What was read longer ago may have been changed by others. */
const freshMs = 120_000;

/**
 * The rules of the load balancers whose listeners and rules this browser has read lately, for a list that asks for nothing
 * itself. A load balancer of which a part is unread is left out.
 */
export function knownRules(client: QueryClient, place: InAccount, region: string): ReadonlyMap<string, KnownRules> {
  const known = new Map<string, KnownRules>();
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: queryKeysOf("listeners") })) {
    const loadBalancerId = loadBalancerIdOf(queryKey[1]);
    if (loadBalancerId === null) continue;
    const rules = rulesOf(client, place, { region, loadBalancerId });
    if (rules !== null) known.set(loadBalancerId, count(rules));
  }
  return known;
}

function rulesOf(
  client: QueryClient,
  place: InAccount,
  inside: { region: string; loadBalancerId: string },
): RuleItem[] | null {
  const listeners = freshItems<ListenerItem>(client, listenersQuery(place, inside).queryKey);
  if (listeners === null) return null;
  const rules = listeners
    .filter(({ verdict }) => verdict.kind !== "ineligible")
    .map(({ listenerId }) => freshItems<RuleItem>(client, rulesQuery(place, { ...inside, listenerId }).queryKey));
  return rules.every((some) => some !== null) ? rules.flat() : null;
}

function freshItems<Item>(client: QueryClient, key: readonly unknown[]): Item[] | null {
  const state = client.getQueryState<{ items: Item[]; missing?: unknown }>(key);
  if (state?.data === undefined || state.data.missing !== undefined) return null;
  return state.isInvalidated || Date.now() - state.dataUpdatedAt > freshMs ? null : state.data.items;
}

function count(rules: readonly RuleItem[]): KnownRules {
  const bound = rules.filter(({ binding }) => binding !== null).length;
  const free = rules.filter(({ binding, verdict }) => binding === null && verdict.kind !== "ineligible").length;
  return { free, bound };
}

function loadBalancerIdOf(parameters: unknown): string | null {
  if (typeof parameters !== "object" || parameters === null || !("loadBalancerId" in parameters)) return null;
  return typeof parameters.loadBalancerId === "string" ? parameters.loadBalancerId : null;
}
