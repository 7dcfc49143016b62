import { and, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Query } from "#lib/db/database.ts";
import type { Identity } from "#lib/operations/ports.ts";
import type { Offer } from "#lib/operations/room.ts";
import { attempts, operations } from "#lib/operations/schema.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";
import { followed, inFlight } from "#lib/operations/store/state-conditions.ts";

/** A claiming process, as leases name it, and the duration of its leases without renewal. */
export interface Claimant {
  owner: string;
  leaseMs: number;
}

export function leaseFromNow(leaseMs: number) {
  return sql`now() + ${leaseMs} * interval '1 millisecond'`;
}

const leaseOf = ({ owner, leaseMs }: Claimant) => ({ leaseOwner: owner, leaseUntil: leaseFromNow(leaseMs) });

/** An instant further in the future than any lease or wait was stored before the database's clock was set back. */
const noLeaseLastsUntil = sql`now() + interval '1 minute'`;
const noWaitLastsUntil = sql`now() + interval '15 minutes'`;
const leaseIsOver = sql`not (lease_until between now() and ${noLeaseLastsUntil})`;
const free = sql`(lease_until is null or ${leaseIsOver})`;

/** The regions of `places`, each with the number of rows that a claim may take. */
function placesWith(offer: Offer) {
  const regions = sql.param([...offer.regions.keys()]);
  const mosts = sql.param([...offer.regions.values()]);
  return sql`places left join unnest(${regions}::text[], ${mosts}::int[]) as room(region, most) using (region)`;
}

/**
 * Claims heads of load balancers' queues, in each region those that have waited longest: nothing of the load balancer is
 * in flight, `notBefore` has passed, and no other process holds a lease.
 *
 * Regions and heads are found by a loose index scan, so the cost depends on the number of regions and load balancers, not on
 * the length of their queues. `any(array(…))` makes PostgreSQL run the selection once.
 */
export async function claimHeads(
  query: Query,
  claimant: Claimant,
  { account, realm, accountId }: Identity,
  offer: Offer,
): Promise<OperationRow[]> {
  const queued = sql`state = 'queued' and account = ${account} and realm = ${realm} and account_id = ${accountId}`;
  return query
    .update(operations)
    .set(leaseOf(claimant))
    .where(
      sql`${operations.id} = any(array(
        with recursive places as (
          (select region from operations where ${queued} order by region limit 1)
          union all
          select next.region from places cross join lateral (
            select region from operations where ${queued} and region > places.region order by region limit 1) next
        )
        select head.id from ${placesWith(offer)} cross join lateral (
          with recursive heads as (
            (select load_balancer_id, id from operations where ${queued} and region = places.region
              order by load_balancer_id, id limit 1)
            union all
            select next.load_balancer_id, next.id from heads cross join lateral (
              select load_balancer_id, id from operations where ${queued} and region = places.region
                and load_balancer_id > heads.load_balancer_id
              order by load_balancer_id, id limit 1) next
          )
          select head.id from heads join operations head on head.id = heads.id
          where head.state = 'queued'
            and (head.not_before is null or not head.not_before between now() and ${noWaitLastsUntil})
            and ${free}
            and not exists (
              select from operations busy
              where busy.${inFlight} and busy.realm = ${realm} and busy.account_id = ${accountId}
                and busy.region = places.region and busy.load_balancer_id = head.load_balancer_id)
          order by greatest(head.created_at, head.not_before), head.id
          limit coalesce(room.most, ${offer.elsewhere}) for update of head skip locked
        ) head))`,
    )
    .returning();
}

/**
 * Claims tasks to poll and rules to read back, in each region watched ones first, then those due longest; up to twice as
 * many where a clock that was set back left instants in the future.
 */
export async function claimFollowing(
  query: Query,
  claimant: Claimant,
  { account, realm, accountId }: Identity,
  offer: Offer,
  watched: readonly number[],
): Promise<OperationRow[]> {
  const due = sql`${followed} and account = ${account} and realm = ${realm} and account_id = ${accountId}`;
  return query
    .update(operations)
    .set(leaseOf(claimant))
    .where(
      sql`${operations.id} = any(array(
        with recursive places as (
          (select region from operations where ${due} order by region limit 1)
          union all
          select next.region from places cross join lateral (
            select region from operations where ${due} and region > places.region order by region limit 1) next
        )
        select look.id from ${placesWith(offer)}
        cross join (values ('-infinity', now()), (${noWaitLastsUntil}, 'infinity')) due(since, until)
        cross join lateral (
          select id from operations where ${due} and region = places.region
            and next_poll_at between due.since and due.until and ${free}
          order by (id = any(${sql.param(watched)}::bigint[])) desc, next_poll_at
          limit coalesce(room.most, ${offer.elsewhere}) for update skip locked
        ) look))`,
    )
    .returning();
}

/**
 * Claims attempts with an expired lease, except those that this process is still working on. Those of an account that was
 * removed are settled too, since they block a load balancer.
 *
 * @param others accounts whose attempts another runner of this process claims
 */
export async function claimAbandoned(
  query: Query,
  claimant: Claimant,
  mine: readonly number[],
  others: readonly string[] = [],
): Promise<OperationRow[]> {
  return query
    .update(operations)
    .set(leaseOf(claimant))
    .where(
      sql`${operations.id} = any(array(
        select id from operations
        where state = 'submitting' and ${leaseIsOver} and not (id = any(${sql.param(mine)}::bigint[]))
          and not (account = any(${sql.param(others)}::text[]))
        limit 100 for update skip locked))`,
    )
    .returning();
}

/** Moves a task's next poll to within this time if it is later. */
export async function hastenPoll(query: Query, id: number, withinMs: number): Promise<void> {
  const soon = sql`now() + ${withinMs} * interval '1 millisecond'`;
  await query
    .update(operations)
    .set({ nextPollAt: soon })
    .where(and(eq(operations.id, id), eq(operations.state, "running"), gt(operations.nextPollAt, soon)));
}

/** Renews the leases of all operations that this process is working on. */
export async function renewLeases(query: Query, { owner, leaseMs }: Claimant, mine: readonly number[]): Promise<void> {
  if (mine.length === 0) return;
  await query
    .update(operations)
    .set({ leaseUntil: leaseFromNow(leaseMs) })
    .where(and(eq(operations.leaseOwner, owner), inArray(operations.id, [...mine])));
}

/** Releases a row unchanged; any process may claim it at once. */
export async function releaseLease(query: Query, owner: string, id: number): Promise<void> {
  await query
    .update(operations)
    .set({ leaseOwner: null, leaseUntil: null })
    .where(and(eq(operations.id, id), eq(operations.leaseOwner, owner)));
}

/** Number of running tasks in one region, and of those watched. */
export interface Running {
  tasks: number;
  watched: number;
}

/** Running tasks of this identity by region, since the tasks of a region share its polls. */
export async function countRunning(
  query: Query,
  { account, realm, accountId }: Identity,
  watched: readonly number[],
): Promise<ReadonlyMap<string, Running>> {
  const isWatched = sql`id = any(${sql.param(watched)}::bigint[])`;
  const rows = await query
    .select({
      region: operations.region,
      tasks: sql`count(*)`.mapWith(Number),
      watched: sql`count(*) filter (where ${isWatched})`.mapWith(Number),
    })
    .from(operations)
    .where(
      and(
        eq(operations.state, "running"),
        eq(operations.account, account),
        eq(operations.realm, realm),
        eq(operations.accountId, accountId),
      ),
    )
    .groupBy(operations.region);
  return new Map(rows.map(({ region, ...running }) => [region, running]));
}

/** The stored RequestId of an accepted attempt; the RequestId of a failure doesn't name a task. */
export async function storedRequestId(query: Query, id: number, number: number): Promise<string | null> {
  const [attempt] = await query
    .select({ requestId: attempts.requestId })
    .from(attempts)
    .where(
      and(
        eq(attempts.operationId, id),
        eq(attempts.number, number),
        isNotNull(attempts.requestId),
        isNull(attempts.cloudSays),
      ),
    );
  return attempt?.requestId ?? null;
}
