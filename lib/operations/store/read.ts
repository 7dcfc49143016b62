import { and, asc, desc, eq, gt, gte, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { InQueue, OperationDetail, Queue, Undo } from "#lib/api/contract/operation.ts";
import type { Query } from "#lib/db/database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { attempts, operations, transitions } from "#lib/operations/schema.ts";
import { isInFlight } from "#lib/operations/states.ts";
import { attemptOf, type OperationRow, operationOf, transitionOf } from "#lib/operations/store/row.ts";
import { inFlight } from "#lib/operations/store/state-conditions.ts";

export async function readOperations(query: Query, ids: readonly number[]): Promise<OperationRow[]> {
  return query
    .select()
    .from(operations)
    .where(inArray(operations.id, [...ids]));
}

/** Null for an id that no operation of the account has. */
export async function readOperation(query: Query, account: string, id: number): Promise<OperationRow | null> {
  const [row] = await query.select().from(operations).where(ofAccount(account, id));
  return row ?? null;
}

/** Null for an intent that no operation of the account has. */
export async function readIntent(query: Query, account: string, intentId: string): Promise<OperationRow | null> {
  const [row] = await query
    .select()
    .from(operations)
    .where(and(eq(operations.intentId, intentId), eq(operations.account, account)));
  return row ?? null;
}

function ofAccount(account: string, id: number): SQL | undefined {
  return and(eq(operations.id, id), eq(operations.account, account));
}

/** Listeners that were disconnected for longer refetch everything that they show. */
const longestCatchUp = sql`now() - interval '10 minutes'`;

/** A row can become visible a little later than its `updatedAt`. */
const overlap = sql`interval '10 seconds'`;

/**
 * Rows changed since an instant, to replace missed announcements. An instant in the future was stored before the database's
 * clock was set back; then only the latest changes can be found.
 */
export async function readChangedSince(query: Query, since: Date): Promise<OperationRow[]> {
  const from = sql`least(${since.toISOString()}::timestamptz, now()) - ${overlap}`;
  return query
    .select()
    .from(operations)
    .where(and(gte(operations.updatedAt, from), gte(operations.updatedAt, longestCatchUp)))
    .orderBy(asc(operations.updatedAt));
}

export async function databaseNow(query: Query): Promise<Date> {
  const { rows } = await query.execute<{ ms: string }>(sql`select extract(epoch from now()) * 1000 as ms`);
  return new Date(Number(rows[0]?.ms));
}

/** An operation with its timeline and attempts, read consistently; null if the account has none of this id. */
export async function readDetail(
  query: Query,
  account: string,
  id: number,
): Promise<Omit<OperationDetail, "paused" | "usualMs"> | null> {
  return inTransaction(
    query,
    async (tx) => {
      const [row] = await tx.select().from(operations).where(ofAccount(account, id));
      if (!row) return null;
      const timeline = await tx
        .select()
        .from(transitions)
        .where(eq(transitions.operationId, id))
        .orderBy(asc(transitions.version));
      const sent = await tx
        .select()
        .from(attempts)
        .where(eq(attempts.operationId, id))
        .orderBy(asc(attempts.step), asc(attempts.number));
      return {
        operation: operationOf(row),
        transitions: timeline.map(transitionOf),
        attempts: sent.map(attemptOf),
        queue: row.state === "queued" || isInFlight(row.state) ? await queueAround(tx, row) : null,
        undos: row.state === "succeeded" ? await undosOf(tx, row.id) : [],
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** Several where one failed. */
const mostUndos = 3;

async function undosOf(query: Pick<Query, "select">, id: number): Promise<Undo[]> {
  const rows = await query
    .select({ id: operations.id, state: operations.state, createdAt: operations.createdAt })
    .from(operations)
    .where(eq(operations.undoes, id))
    .orderBy(desc(operations.id))
    .limit(mostUndos);
  return rows.map((row) => ({ ...row, id: String(row.id), createdAt: row.createdAt.toISOString() }));
}

/** Whether its load balancer is busy, or other operations in its queue come first. */
export async function isBehindOthers(query: Query, row: OperationRow): Promise<boolean> {
  const [first] = await query
    .select({ id: operations.id })
    .from(operations)
    .where(and(ofLoadBalancer(row), or(inFlight, ahead(row))))
    .limit(1);
  return first !== undefined;
}

/** Most operations that are read of either side of a queue. */
const nearest = 3;

/** Not the whole row: all that are counted have to be read. */
const queued = {
  id: operations.id,
  state: operations.state,
  kind: operations.kind,
  rule: { locationId: operations.locationId, domain: operations.ruleDomain, url: operations.ruleUrl },
  count: sql<number>`count(*) over ()::int`,
};

/** Among the operations of its own account: one of another account that has the load balancer is none of its business. */
async function queueAround(query: Pick<Query, "select">, row: OperationRow): Promise<Queue> {
  const others = (where: SQL | undefined, order: SQL) =>
    query
      .select(queued)
      .from(operations)
      .where(and(ofLoadBalancer(row), eq(operations.account, row.account), where))
      .orderBy(order)
      .limit(nearest);
  const waits = row.state === "queued";
  const [current] = await others(inFlight, asc(operations.id));
  const before = waits ? await others(ahead(row), desc(operations.id)) : [];
  const after = await others(
    and(eq(operations.state, "queued"), waits ? gt(operations.id, row.id) : undefined),
    asc(operations.id),
  );
  return {
    position: waits ? (before[0]?.count ?? 0) + 1 : 0,
    inFlight: current ? inQueue(current) : null,
    ahead: before.toReversed().map(inQueue),
    behind: after.map(inQueue),
    behindCount: after[0]?.count ?? 0,
  };
}

function inQueue({
  id,
  state,
  kind,
  rule,
}: Pick<OperationRow, "id" | "state" | "kind"> & Pick<InQueue, "rule">): InQueue {
  return { id: String(id), state, kind, rule };
}

/** Each account has a queue of its own. */
function ahead(row: OperationRow): SQL | undefined {
  return and(eq(operations.state, "queued"), eq(operations.account, row.account), lt(operations.id, row.id));
}

/** The others of its load balancer, whichever account they were made under. */
function ofLoadBalancer(row: OperationRow): SQL | undefined {
  return and(
    eq(operations.realm, row.realm),
    eq(operations.accountId, row.accountId),
    eq(operations.region, row.region),
    eq(operations.loadBalancerId, row.loadBalancerId),
    // Its own state may have changed since it was read.
    ne(operations.id, row.id),
  );
}
