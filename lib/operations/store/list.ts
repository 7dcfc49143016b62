import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Count, Operation, OperationPage } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import type { OperationGroup } from "#lib/api/contract/words.ts";
import type { Query } from "#lib/db/database.ts";
import type { Matches } from "#lib/db/word-search.ts";
import { statesOf } from "#lib/operations/list-groups.ts";
import { operations } from "#lib/operations/schema.ts";
import { readAttention } from "#lib/operations/store/attention.ts";
import { operationOf } from "#lib/operations/store/row.ts";
import { matches } from "#lib/operations/store/search.ts";
import { stateIn, unfinished } from "#lib/operations/store/state-conditions.ts";

/** A page of a list. */
export interface ListFilter extends OperationFilter {
  limit?: number;
}

/** Largest count. */
export const mostCounted = 10_000;
const mostFound = 1_000;
const longestPage = 200;
const usualPage = 50;

type StoredPage = Omit<OperationPage, "usualMs">;

/** A page of an account's operations, newest first. Pages are found by the ids at their ends, so each costs the same. */
export async function listOperations(query: Query, account: string, filter: ListFilter): Promise<StoredPage> {
  // In sequence, since a reader has one connection.
  const attention = filter.show === "attention" ? await readAttention(query, account) : null;
  const where = and(attention ? inArray(operations.id, attention.ids) : undefined, narrowedBy(account, filter));
  const named = filter.function === undefined ? [] : Object.values(functionOf(filter.function));
  const found = matches(filter.search ?? "", filter.code === undefined ? named : [...named, filter.code]);
  const page = await (found ? searchOperations(query, where, found, filter) : listAll(query, where, filter));
  return attention?.capped ? { ...page, capped: true } : page;
}

async function listAll(query: Query, where: SQL | undefined, filter: ListFilter): Promise<StoredPage> {
  const page = await pageOf(query, where, filter);
  const count = await countOf(query, where);
  return { ...page, ...count };
}

/**
 * Searches first by the index, which finds all of few hits. With many hits, scanning the newest rows soon finds a page.
 * PostgreSQL doesn't choose between the two well, because it can't estimate how many rows contain a part of a word.
 */
async function searchOperations(
  query: Query,
  where: SQL | undefined,
  { indexed, scanned }: Matches,
  filter: ListFilter,
) {
  const found = await query
    .select({ id: operations.id })
    .from(operations)
    .where(and(where, indexed))
    .limit(mostFound + 1);
  const count = upTo(mostFound, found.length);
  const ids = found.map(({ id }) => id);
  const page = await pageOf(query, count.capped ? and(where, scanned) : inArray(operations.id, ids), filter);
  return { ...page, ...count };
}

async function countOf(query: Query, where: SQL | undefined): Promise<Count> {
  const counted = query
    .select({ id: operations.id })
    .from(operations)
    .where(where)
    .limit(mostCounted + 1)
    .as("counted");
  return upTo(mostCounted, await query.$count(counted));
}

/** The count from a query that counted up to `most + 1`. */
export function upTo(most: number, counted: number): Count {
  return { total: Math.min(counted, most), capped: counted > most };
}

type Ends = Pick<StoredPage, "items" | "next" | "previous">;

async function pageOf(query: Query, where: SQL | undefined, filter: ListFilter): Promise<Ends> {
  const { before, after } = filter;
  const limit = Math.min(longestPage, Math.max(1, filter.limit ?? usualPage));
  // One more row shows whether there is another page.
  const rows = (range: SQL | undefined, order: SQL) =>
    query
      .select()
      .from(operations)
      .where(and(where, range))
      .orderBy(order)
      .limit(limit + 1);

  if (after !== undefined) {
    const newer = await rows(gt(operations.id, after), asc(operations.id));
    // Fewer than a page are newer, so the full first page is returned.
    if (newer.length > limit) {
      return endsOf(newer.slice(0, limit).toReversed().map(operationOf), { older: true, newer: true });
    }
  }
  const range = before === undefined || after !== undefined ? undefined : lt(operations.id, before);
  const found = await rows(range, desc(operations.id));
  return endsOf(found.slice(0, limit).map(operationOf), { older: found.length > limit, newer: range !== undefined });
}

function endsOf(items: Operation[], more: { older: boolean; newer: boolean }): Ends {
  return {
    items,
    next: more.older ? (items.at(-1)?.id ?? null) : null,
    previous: more.newer ? (items[0]?.id ?? null) : null,
  };
}

/** Condition for columns whose indexes have only ended operations; the few unfinished ones are scanned. */
function ofEnded(...columns: [PgColumn, string | undefined][]): SQL | undefined {
  const equal = columns.flatMap(([column, value]) => (value === undefined ? [] : [eq(column, value)]));
  return equal.length === 0 ? undefined : and(...equal, or(isNotNull(operations.endedAt), unfinished));
}

function inGroup(group: OperationGroup | undefined): SQL | undefined {
  return group === undefined || group === "all" || group === "attention" ? undefined : stateIn(statesOf[group]);
}

function functionOf(text: string): { namespace?: string; name: string } {
  const slash = text.indexOf("/");
  return slash < 0 ? { name: text } : { namespace: text.slice(0, slash), name: text.slice(slash + 1) };
}

function hasFunction(text: string): SQL {
  const binding = JSON.stringify({ function: functionOf(text) });
  return sql`(${operations.before} @> ${binding}::jsonb or ${operations.after} @> ${binding}::jsonb)`;
}

/** What a filter asks of each row by itself, but for its text. */
export function narrowedBy(account: string, filter: ListFilter): SQL | undefined {
  const {
    show,
    state,
    kind,
    region,
    loadBalancerId,
    locationId,
    function: called,
    actor,
    code,
    batch,
    from,
    to,
    ...others
  } = filter;
  const { search, before, after, limit, ...ignored } = others;
  // A new filter doesn't compile until it narrows: a list that ignored it would look as if it did not.
  ignored satisfies Record<string, never>;
  return and(
    inGroup(show),
    state && inArray(operations.state, [...state]),
    kind && inArray(operations.kind, [...kind]),
    loadBalancerId === undefined ? undefined : eq(operations.loadBalancerId, loadBalancerId),
    called === undefined ? undefined : hasFunction(called),
    code === undefined ? undefined : eq(sql`${operations.cloudSays} ->> 'code'`, code),
    from === undefined ? undefined : gte(operations.createdAt, new Date(from)),
    to === undefined ? undefined : lt(operations.createdAt, new Date(to)),
    ofEnded(
      [operations.account, account],
      [operations.region, region],
      [operations.locationId, locationId],
      [operations.actor, actor],
      [operations.batch, batch],
    ),
  );
}
