import { and, inArray, sql } from "drizzle-orm";
import type { FoundFunction, FoundLoadBalancer } from "#lib/api/contract/search.ts";
import type { Query } from "#lib/db/database.ts";
import type { Searched } from "#lib/db/search-index.ts";
import { containsAll } from "#lib/db/word-search.ts";
import { functions, loadBalancers } from "#lib/inventory/schema.ts";

export const functionsSearch: Searched = { table: "inventory_functions", index: "inventory_functions_search" };

/** So many are looked through for those that are named most exactly. */
const mostRanked = 500;

/** Load balancers whose name, id, addresses or tags contain each word, those named so first. */
export async function loadBalancersNamed(
  query: Query,
  places: ReadonlyMap<number, string>,
  text: string,
  most: number,
): Promise<FoundLoadBalancer[]> {
  const found = containsAll(loadBalancers.search, text);
  if (!found) return [];
  const rows = await query
    .select({
      scopeId: loadBalancers.scopeId,
      loadBalancerId: loadBalancers.loadBalancerId,
      name: loadBalancers.name,
      address: sql<string | null>`coalesce(${loadBalancers.facts} -> 'LoadBalancerVips' ->> 0,
        nullif(${loadBalancers.facts} ->> 'LoadBalancerDomain', ''))`,
    })
    .from(loadBalancers)
    .where(and(inArray(loadBalancers.scopeId, [...places.keys()]), found.scanned))
    .limit(mostRanked);
  const ranked = closestFirst(rows, text, ({ name, loadBalancerId }) => [name, loadBalancerId]);
  return ranked.slice(0, most).map(({ scopeId, ...row }) => ({ region: places.get(scopeId) ?? "", ...row }));
}

/** Functions whose name, namespace or description contains each word, those named so first. */
export async function functionsNamed(
  query: Query,
  places: ReadonlyMap<number, string>,
  text: string,
  most: number,
): Promise<FoundFunction[]> {
  const found = containsAll(functions.search, text);
  if (!found) return [];
  const rows = await query
    .select({
      scopeId: functions.scopeId,
      namespace: functions.namespace,
      name: functions.name,
      description: sql<string>`coalesce(${functions.facts} ->> 'Description', '')`,
    })
    .from(functions)
    .where(and(inArray(functions.scopeId, [...places.keys()]), found.indexed))
    .limit(mostRanked);
  const ranked = closestFirst(rows, text, ({ name, namespace }) => [name, `${namespace}/${name}`]);
  return ranked.slice(0, most).map(({ scopeId, ...row }) => ({ region: places.get(scopeId) ?? "", ...row }));
}

/** Those of this name first, then those that begin with it, each by their names. */
function closestFirst<Row>(rows: readonly Row[], text: string, namesOf: (row: Row) => string[]): Row[] {
  const sought = text.trim().toLowerCase();
  const rank = (row: Row) => {
    const names = namesOf(row).map((name) => name.toLowerCase());
    if (names.includes(sought)) return 0;
    return names.some((name) => name.startsWith(sought)) ? 1 : 2;
  };
  const named = (row: Row) => namesOf(row).join(" ");
  return rows.toSorted((one, other) => rank(one) - rank(other) || named(one).localeCompare(named(other)));
}
