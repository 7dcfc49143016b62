import type { InventoryFound } from "#lib/api/contract/search.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import type { Query } from "#lib/db/database.ts";
import type { SoughtRule } from "#lib/inventory/sought.ts";
import { findStored } from "#lib/inventory/stored/find-stored.ts";
import { functionsNamed, loadBalancersNamed } from "#lib/inventory/stored/named.ts";
import { listRules } from "#lib/inventory/stored/rules-list.ts";

/** Words, and the address of requests. */
export interface SearchedFor extends Pick<SoughtRule, "domain" | "path" | "protocol" | "port"> {
  search: string;
}

/** Shown of each kind. */
const shown = 5;

/** A few of each kind that a text names, in all places; the rules that answer the address come first. */
export async function search(
  query: Query,
  places: ReadonlyMap<number, string>,
  { search: text, ...address }: SearchedFor,
): Promise<InventoryFound> {
  // In sequence, since a reader has one connection.
  const answering = await findStored(query, places, address);
  const named = await listRules(query, places, { search: text }, { limit: shown });
  const loadBalancers = await loadBalancersNamed(query, places, text, shown);
  const functions = await functionsNamed(query, places, text, shown);
  const items = [...new Map([...answering, ...named.items].map((rule) => [keyOf(rule), rule])).values()];
  return {
    rules: { items: items.slice(0, shown), total: Math.max(named.total, items.length), capped: named.capped },
    loadBalancers,
    functions,
  };
}

function keyOf({ region, locationId }: StoredRule): string {
  return `${region} ${locationId}`;
}
