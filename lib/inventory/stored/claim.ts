import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Query } from "#lib/db/database.ts";
import { loadBalancers, namespaces, scopes } from "#lib/inventory/schema.ts";

// The rows are their own queue, as operations are: each has the time of its next reading, and a lease while it is read.

/** How long a claimed row stays with a process that is gone. A reading is given up earlier. */
export const leaseMs = 75_000;

/** `nextReadAt` of what a person waits for: it goes before everything else. It is later for each that asked before it was read. */
const wanted = new Date(0);
const latestWanted = new Date(86_400_000);

export type ScopeRow = typeof scopes.$inferSelect;
export type LoadBalancerRow = typeof loadBalancers.$inferSelect;
export type NamespaceRow = typeof namespaces.$inferSelect;

/** A row with a lease of this process. */
export type Claimed<Row> = Row & {
  /** The claim, by the database's clock: the reading begins after it. */
  claimedAt: Date;
};

/** How many rows of each scope may be claimed. */
export type Offer = ReadonlyMap<number, number>;

/** A lease further away was stored before the database's clock was set back. */
const free = sql`(lease_until is null or lease_until not between now() and now() + ${leaseMs} * interval '1 millisecond')`;
const due = sql`next_read_at <= now()`;
const isEarly = sql`next_read_at < ${latestWanted.toISOString()}`;

/** Claims the regions whose list of load balancers is due. */
export function claimScopes(query: Query, owner: string, offer: Offer): Promise<Claimed<ScopeRow>[]> {
  const ids = sql.param([...offer.keys()]);
  const found = sql`select ctid from inventory_scopes where id = any(${ids}::int[]) and ${due} and ${free} for update skip locked`;
  return claim<ScopeRow>(query.update(scopes).set(leaseOf(owner)).where(isOneOf(found)).returning());
}

/** Claims load balancers that are due, in each scope those that have waited longest. */
export function claimLoadBalancers(query: Query, owner: string, offer: Offer): Promise<Claimed<LoadBalancerRow>[]> {
  const where = isOneOf(longestDue(loadBalancers, offer));
  return claim<LoadBalancerRow>(query.update(loadBalancers).set(leaseOf(owner)).where(where).returning());
}

/** Claims namespaces whose functions are due. */
export function claimNamespaces(query: Query, owner: string, offer: Offer): Promise<Claimed<NamespaceRow>[]> {
  const where = isOneOf(longestDue(namespaces, offer));
  return claim<NamespaceRow>(query.update(namespaces).set(leaseOf(owner)).where(where).returning());
}

function longestDue(table: PgTable, offer: Offer): SQL {
  const ids = sql.param([...offer.keys()]);
  const mosts = sql.param([...offer.values()]);
  return sql`select waiting.ctid from unnest(${ids}::int[], ${mosts}::int[]) as room(id, most) cross join lateral (
    select ctid from ${table} where scope_id = room.id and ${due} and ${free}
    order by next_read_at limit room.most for update skip locked) waiting`;
}

function isOneOf(found: SQL): SQL {
  return sql`ctid = any(array(${found}))`;
}

function leaseOf(owner: string) {
  return { leaseOwner: owner, leaseUntil: sql`now() + ${leaseMs} * interval '1 millisecond'` };
}

async function claim<Row extends { leaseUntil: Date | null }>(claiming: Promise<Row[]>): Promise<Claimed<Row>[]> {
  return (await claiming).map((row) => ({
    ...row,
    claimedAt: new Date((row.leaseUntil?.getTime() ?? 0) - leaseMs),
  }));
}

/** Milliseconds until anything of these scopes is due, by the database's clock; null if nothing ever is. */
export async function dueInMs(query: Query, ids: readonly number[]): Promise<number | null> {
  const list = sql.param(ids);
  const { rows } = await query.execute<{ ms: number | null }>(sql`
    select extract(epoch from min(at) - now())::float8 * 1000 as ms from (
      select next_read_at as at from inventory_scopes where id = any(${list}::int[]) and ${free}
      union all
      select first.at from unnest(${list}::int[]) as room(id) cross join lateral (
        select next_read_at as at from inventory_load_balancers where scope_id = room.id and ${free}
        order by next_read_at limit 1) first
      union all
      select next_read_at from inventory_namespaces where scope_id = any(${list}::int[]) and ${free}) waiting`);
  return rows[0]?.ms ?? null;
}

/** Makes rows due whose next reading is further away than any wait: the database's clock was set back since. */
export async function forgetFuture(query: Query, ids: readonly number[]): Promise<void> {
  const list = sql.param(ids);
  const tooFar = sql`next_read_at > now() + interval '1 day'`;
  await query.update(scopes).set({ nextReadAt: sql`now()` }).where(sql`id = any(${list}::int[]) and ${tooFar}`);
  for (const table of [loadBalancers, namespaces]) {
    await query.update(table).set({ nextReadAt: sql`now()` }).where(sql`scope_id = any(${list}::int[]) and ${tooFar}`);
  }
}

/**
 * Puts a load balancer before everything else.
 *
 * @param hasChanged whether a reading that is under way doesn't do, since it may have begun before the change
 * @returns whether it is known
 */
export async function hasten(
  query: Query,
  ids: readonly number[],
  loadBalancerId: string,
  hasChanged = false,
): Promise<boolean> {
  // Another time than the claim was made with: the reading under way then leaves it as it is.
  const anew = sql`case when ${isEarly} then next_read_at + interval '1 millisecond' else ${wanted.toISOString()} end`;
  const unlessRead = sql`case when ${free} then ${wanted.toISOString()} else next_read_at end`;
  const found = await query
    .update(loadBalancers)
    .set({ nextReadAt: hasChanged ? anew : unlessRead })
    .where(and(inArray(loadBalancers.scopeId, [...ids]), eq(loadBalancers.loadBalancerId, loadBalancerId)))
    .returning({ id: loadBalancers.loadBalancerId });
  return found.length > 0;
}

/** Has the lists of load balancers read that aren't being read, and were not in the last half minute: a list costs a call for a hundred. */
export async function hastenLists(query: Query, ids: readonly number[]): Promise<void> {
  const isOld = sql`(read_at is null or read_at < now() - interval '30 seconds')`;
  await query
    .update(scopes)
    .set({ nextReadAt: wanted })
    .where(and(inArray(scopes.id, [...ids]), isNull(scopes.nextOffset), eq(scopes.failures, 0), isOld));
}

/** Whether a person waits for the row. */
export function isWanted({ nextReadAt }: { nextReadAt: Date }): boolean {
  return nextReadAt < latestWanted;
}
