import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { StoredRule, StoredRules } from "#lib/api/contract/stored-inventory.ts";
import type { Query } from "#lib/db/database.ts";
import type { Searched } from "#lib/db/search-index.ts";
import { containsAll } from "#lib/db/word-search.ts";
import { listeners, loadBalancers, rules } from "#lib/inventory/schema.ts";
import { bindingOf } from "#lib/inventory/stored/rows.ts";
import { beside, inOrder, keyOf, orderOf, placeOf } from "#lib/inventory/stored/rules-order.ts";

export const rulesSearch: Searched = { table: "inventory_rules", index: "inventory_rules_search" };

/** Largest count. */
const mostCounted = 10_000;
const mostFound = 1_000;
const usualPage = 50;

interface ListOptions {
  limit?: number;
  /** False for a caller that doesn't show how many there are. */
  counted?: boolean;
  /** Condition for a rule whose drift isn't settled, of which the room of drifts knows. */
  drifted?: SQL;
}

/**
 * A page of the rules of some scopes. Pages are found by the keys at their ends, so each costs the same; a key of another order
 * begins at the first page.
 *
 * @param places regions by their scopes' ids
 */
export async function listRules(
  query: Query,
  places: ReadonlyMap<number, string>,
  filter: BindingFilter,
  { limit = usualPage, counted = true, drifted = sql`false` }: ListOptions = {},
): Promise<StoredRules> {
  const where = and(narrowedBy(places, filter), filter.drift && drifted);
  const shown = { limit, drifted };
  const found = containsAll(rules.search, filter.search ?? "");
  if (!found) {
    const page = await pageOf(query, places, where, filter, shown);
    return { ...page, ...(await countOf(query, where, counted ? mostCounted : 0)) };
  }
  // The index finds all of few hits. With many, the rows in their order soon fill a page. PostgreSQL doesn't choose well
  // between the two, because it can't estimate how many rows contain a part of a word.
  const keys = await query
    .select({ scopeId: rules.scopeId, locationId: rules.locationId })
    .from(rules)
    .where(and(where, found.indexed))
    .limit(mostFound + 1);
  const capped = keys.length > mostFound;
  const page = await pageOf(query, places, and(where, capped ? found.scanned : oneOf(keys)), filter, shown);
  return { ...page, total: Math.min(keys.length, mostFound), capped };
}

/** Rules by their keys, whose drift is not looked for. */
export async function readRules(
  query: Query,
  places: ReadonlyMap<number, string>,
  keys: readonly { scopeId: number; locationId: string }[],
): Promise<StoredRule[]> {
  return (await pageOf(query, places, oneOf(keys), {}, { limit: keys.length, drifted: sql`false` })).items;
}

async function countOf(
  query: Query,
  where: SQL | undefined,
  most: number,
): Promise<{ total: number; capped: boolean }> {
  if (most === 0) return { total: 0, capped: true };
  const counted = query
    .select({ id: rules.locationId })
    .from(rules)
    .where(where)
    .limit(most + 1)
    .as("counted");
  const total = await query.$count(counted);
  return { total: Math.min(total, most), capped: total > most };
}

function oneOf(keys: readonly { scopeId: number; locationId: string }[]): SQL {
  const ids = sql.param(keys.map(({ scopeId }) => scopeId));
  const locations = sql.param(keys.map(({ locationId }) => locationId));
  return sql`(${rules.scopeId}, ${rules.locationId}) in (select * from unnest(${ids}::int[], ${locations}::text[]))`;
}

type Ends = Pick<StoredRules, "items" | "next" | "previous">;

async function pageOf(
  query: Query,
  places: ReadonlyMap<number, string>,
  where: SQL | undefined,
  { sort = "address", after, before }: BindingFilter,
  { limit, drifted }: { limit: number; drifted: SQL },
): Promise<Ends> {
  const { terms, descending } = orderOf(sort);
  const [onwards, backwards] = descending ? (["<", ">"] as const) : ([">", "<"] as const);

  // One more row shows whether there is another page.
  const rows = (range: SQL | undefined, reverse: boolean) =>
    query
      .select({
        scopeId: rules.scopeId,
        locationId: rules.locationId,
        domain: rules.domain,
        url: rules.url,
        targetKind: rules.targetKind,
        serverCount: rules.serverCount,
        namespace: rules.namespace,
        functionName: rules.functionName,
        qualifier: rules.qualifier,
        qualifierType: rules.qualifierType,
        weight: rules.weight,
        listenerId: rules.listenerId,
        listener: listeners.facts,
        loadBalancer: { loadBalancerId: loadBalancers.loadBalancerId, name: loadBalancers.name },
        readAt: loadBalancers.readAt,
        drifted: sql<boolean>`${drifted}`,
      })
      .from(rules)
      .innerJoin(
        loadBalancers,
        and(eq(loadBalancers.scopeId, rules.scopeId), eq(loadBalancers.loadBalancerId, rules.loadBalancerId)),
      )
      .leftJoin(listeners, and(eq(listeners.scopeId, rules.scopeId), eq(listeners.listenerId, rules.listenerId)))
      .where(and(where, range))
      .orderBy(inOrder(terms, descending !== reverse))
      .limit(limit + 1);

  type Row = Awaited<ReturnType<typeof rows>>[number];
  const itemOf = (row: Row): StoredRule => ({
    region: places.get(row.scopeId) ?? "",
    loadBalancer: row.loadBalancer,
    listener: {
      listenerId: row.listenerId,
      protocol: row.listener?.Protocol ?? null,
      port: row.listener?.Port ?? null,
    },
    locationId: row.locationId,
    domain: row.domain,
    url: row.url,
    target: row.targetKind,
    binding: bindingOf(row),
    serverCount: row.serverCount,
    drifted: row.drifted,
    readAt: row.readAt?.toISOString() ?? null,
  });
  const endsOf = (shown: Row[], more: { next: boolean; previous: boolean }): Ends => {
    const [first] = shown;
    const last = shown.at(-1);
    return {
      items: shown.map(itemOf),
      next: more.next && last ? keyOf(terms, last) : null,
      previous: more.previous && first ? keyOf(terms, first) : null,
    };
  };

  const upTo = before === undefined ? null : placeOf(terms, before);
  if (upTo) {
    const earlier = await rows(beside(terms, backwards, upTo), true);
    // Fewer than a page come before, so the full first page is returned.
    if (earlier.length > limit) {
      return endsOf(earlier.slice(0, limit).toReversed(), { next: true, previous: true });
    }
  }
  const from = after === undefined || upTo ? null : placeOf(terms, after);
  const found = await rows(from ? beside(terms, onwards, from) : undefined, false);
  return endsOf(found.slice(0, limit), { next: found.length > limit, previous: from !== null });
}

/** What a filter asks of each row by itself, but for its text and its drift. */
function narrowedBy(places: ReadonlyMap<number, string>, filter: BindingFilter): SQL | undefined {
  const {
    target,
    region,
    loadBalancerId,
    locationId,
    namespace,
    function: called,
    qualifier,
    weight,
    ...others
  } = filter;
  const { search, drift, sort, after, before, ...ignored } = others;
  // A new filter doesn't compile until it narrows: a list that ignored it would look as if it did not.
  ignored satisfies Record<string, never>;
  const ids = [...places].flatMap(([id, of]) => (region === undefined || of === region ? [id] : []));
  return and(
    inArray(rules.scopeId, ids),
    target && eq(rules.targetKind, target),
    loadBalancerId === undefined ? undefined : eq(rules.loadBalancerId, loadBalancerId),
    locationId === undefined ? undefined : eq(rules.locationId, locationId),
    namespace === undefined ? undefined : eq(rules.namespace, namespace),
    called === undefined ? undefined : eq(rules.functionName, called),
    qualifier === undefined ? undefined : eq(rules.qualifier, qualifier),
    weight === undefined ? undefined : eq(rules.weight, weight),
  );
}

/** All rules that a filter matches, in its order, read page by page. */
export async function* allRules(
  read: (filter: BindingFilter) => Promise<StoredRules>,
  { before: _before, after: _after, ...filter }: BindingFilter,
): AsyncGenerator<StoredRule[]> {
  let after: string | null = null;
  do {
    const page: StoredRules = await read(after === null ? filter : { ...filter, after });
    yield page.items;
    after = page.next;
  } while (after !== null);
}
