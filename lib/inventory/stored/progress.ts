import { sql } from "drizzle-orm";
import type { InventoryProgress } from "#lib/api/contract/stored-inventory.ts";
import type { Query } from "#lib/db/database.ts";
import { toldFailure } from "#lib/inventory/stored/told-failure.ts";

/** Load balancers that the background's share of the budget reads in a region, per second. */
const perSecond = 12;
/** Kinds of failures that are told. */
const mostFailures = 10;

interface OfScope extends Record<string, unknown> {
  listed: boolean;
  total: number | null;
  known: number;
  read: number;
  oldest_ms: number | null;
}

interface OfFailure extends Record<string, unknown> {
  failure: unknown;
  count: number;
}

/** How far the load balancers of some scopes have been read, and what could not be read. */
export async function readProgress(query: Query, scopeIds: readonly number[]): Promise<Omit<InventoryProgress, "on">> {
  const ids = sql.param(scopeIds);
  // In sequence, since a reader has one connection.
  const { rows: scopes } = await query.execute<OfScope>(sql`
    select scope.read_at is not null as listed, scope.total, coalesce(of_scope.known, 0)::int as known,
      coalesce(of_scope.read, 0)::int as read, extract(epoch from oldest)::float8 * 1000 as oldest_ms
    from inventory_scopes scope left join (
      select scope_id, count(*) as known, count(read_at) as read, min(read_at) as oldest
      from inventory_load_balancers where scope_id = any(${ids}::int[]) group by scope_id) of_scope on scope_id = id
    where id = any(${ids}::int[])`);
  const { rows: failures } = await query.execute<OfFailure>(sql`
    select failure, count(*)::int as count from (
      select failure from inventory_scopes where id = any(${ids}::int[]) and failure is not null
      union all
      select failure from inventory_load_balancers where scope_id = any(${ids}::int[]) and failure is not null
      union all
      select failure from inventory_namespaces where scope_id = any(${ids}::int[]) and failure is not null) failed
    group by failure order by count desc, failure limit ${mostFailures}`);
  // A list under way shows how many load balancers there are before it has shown each.
  const places = scopes.map(({ total, ...scope }) => ({ ...scope, known: Math.max(scope.known, total ?? 0) }));
  const known = sum(places.map((place) => place.known));
  const read = sum(places.map((place) => place.read));
  const unlisted = places.filter(({ listed }) => !listed).length;
  const oldest = places.flatMap(({ oldest_ms }) => (oldest_ms === null ? [] : [oldest_ms]));
  return {
    known,
    read,
    unlisted,
    secondsLeft:
      known === 0 && unlisted > 0
        ? null
        : Math.max(0, ...places.map((place) => Math.ceil((place.known - place.read) / perSecond))),
    oldestReadAt: oldest.length === 0 ? null : new Date(Math.min(...oldest)).toISOString(),
    failures: failures.map(({ failure, count }) => ({ ...toldFailure(failure), count })),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
