import { and, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Query } from "#lib/db/database.ts";
import { attempts, operations } from "#lib/db/schema.ts";
import type { Identity } from "#lib/operations/ports.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";

/** How long a claimed row stays with a process that gives no sign of life. */
export const leaseMs = 5_000;

export const leaseFromNow = sql`now() + ${leaseMs} * interval '1 millisecond'`;
/** Instants further away than any lease or wait lasts were stored before the database's clock was set back. */
const noLeaseLastsUntil = sql`now() + interval '1 minute'`;
const noWaitLastsUntil = sql`now() + interval '15 minutes'`;
const leaseIsOver = sql`not (lease_until between now() and ${noLeaseLastsUntil})`;
const free = sql`(lease_until is null or ${leaseIsOver})`;

/**
 * Takes the heads of load balancers' queues whose turn it is: nothing of the load balancer is in flight, `notBefore` has
 * passed, and no other process holds them.
 *
 * The heads are found by hopping through the queue's index from load balancer to load balancer, so the cost follows the
 * number of load balancers and not the length of their queues. `any(array(…))` makes PostgreSQL run the selection once.
 */
export async function claimHeads(
  query: Query,
  owner: string,
  { realm, accountId }: Identity,
  room: number,
): Promise<OperationRow[]> {
  return query
    .update(operations)
    .set({ leaseOwner: owner, leaseUntil: leaseFromNow })
    .where(
      sql`${operations.id} = any(array(
        with recursive heads as (
          (select region, load_balancer_id, id from operations
            where state = 'queued' and realm = ${realm} and account_id = ${accountId}
            order by region, load_balancer_id, id limit 1)
          union all
          select next.region, next.load_balancer_id, next.id from heads cross join lateral (
            select region, load_balancer_id, id from operations
            where state = 'queued' and realm = ${realm} and account_id = ${accountId}
              and (region, load_balancer_id) > (heads.region, heads.load_balancer_id)
            order by region, load_balancer_id, id limit 1) next
        )
        select head.id from heads join operations head on head.id = heads.id
        where head.state = 'queued' and (head.not_before is null or not head.not_before between now() and ${noWaitLastsUntil})
          and ${free}
          and not exists (
            select from operations busy
            where busy.state in ('submitting', 'running') and busy.realm = ${realm} and busy.account_id = ${accountId}
              and busy.region = head.region and busy.load_balancer_id = head.load_balancer_id)
        order by head.id limit ${room} for update of head skip locked))`,
    )
    .returning();
}

/** Takes tasks to poll and rules to read back, those that somebody watches first. */
export async function claimFollowing(
  query: Query,
  owner: string,
  { realm, accountId }: Identity,
  room: number,
  watched: readonly number[],
): Promise<OperationRow[]> {
  return query
    .update(operations)
    .set({ leaseOwner: owner, leaseUntil: leaseFromNow })
    .where(
      sql`${operations.id} = any(array(
        select id from operations
        where state in ('running', 'verifying', 'unconfirmed') and realm = ${realm} and account_id = ${accountId}
          and not next_poll_at between now() and ${noWaitLastsUntil} and ${free}
        order by (id = any(${sql.param(watched)}::bigint[])) desc, next_poll_at
        limit ${room} for update skip locked))`,
    )
    .returning();
}

/** Takes attempts whose process is gone, except those that this process is still busy with. */
export async function claimAbandoned(query: Query, owner: string, mine: readonly number[]): Promise<OperationRow[]> {
  return query
    .update(operations)
    .set({ leaseOwner: owner, leaseUntil: leaseFromNow })
    .where(
      sql`${operations.id} = any(array(
        select id from operations
        where state = 'submitting' and ${leaseIsOver} and not (id = any(${sql.param(mine)}::bigint[]))
        limit 100 for update skip locked))`,
    )
    .returning();
}

/** Has a task polled within this time, if it would be later. */
export async function hastenPoll(query: Query, id: number, withinMs: number): Promise<void> {
  const soon = sql`now() + ${withinMs} * interval '1 millisecond'`;
  await query
    .update(operations)
    .set({ nextPollAt: soon })
    .where(and(eq(operations.id, id), eq(operations.state, "running"), gt(operations.nextPollAt, soon)));
}

/** Signs of life for everything that this process is busy with. */
export async function renewLeases(query: Query, owner: string, mine: readonly number[]): Promise<void> {
  if (mine.length === 0) return;
  await query
    .update(operations)
    .set({ leaseUntil: leaseFromNow })
    .where(and(eq(operations.leaseOwner, owner), inArray(operations.id, [...mine])));
}

/** Gives a row back unchanged, free for anybody at once. */
export async function releaseLease(query: Query, owner: string, id: number): Promise<void> {
  await query
    .update(operations)
    .set({ leaseOwner: null, leaseUntil: null })
    .where(and(eq(operations.id, id), eq(operations.leaseOwner, owner)));
}

/** Tasks of this identity that the cloud works on, which share the polls between them. */
export async function countRunning(query: Query, { realm, accountId }: Identity): Promise<number> {
  return query.$count(
    operations,
    and(eq(operations.state, "running"), eq(operations.realm, realm), eq(operations.accountId, accountId)),
  );
}

/** The RequestId of an attempt that the cloud took, as its process stored it: that of a failure names no task. */
export async function storedRequestId(query: Query, id: number, number: number): Promise<string | null> {
  const attempt = await query.query.attempts.findFirst({
    columns: { requestId: true },
    where: and(
      eq(attempts.operationId, id),
      eq(attempts.number, number),
      isNotNull(attempts.requestId),
      isNull(attempts.cloudSays),
    ),
  });
  return attempt?.requestId ?? null;
}
