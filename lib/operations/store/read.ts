import { and, asc, desc, eq, gte, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { ChangeKind } from "#lib/binding/types.ts";
import type { Query } from "#lib/db/database.ts";
import { attempts, operations, transitions } from "#lib/db/schema.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Page } from "#lib/inventory/types.ts";
import { attemptOf, type OperationRow, operationOf, transitionOf } from "#lib/operations/store/row.ts";
import type { Operation, OperationDetail, State } from "#lib/operations/types.ts";

/** What a list shows; what is left out doesn't narrow it. */
export interface ListFilter {
  states?: readonly State[];
  kinds?: readonly ChangeKind[];
  region?: string;
  loadBalancerId?: string;
  ruleId?: string;
  actor?: string;
  /** Any part of a name, id, domain, path, function or reason; upper and lower case are the same. */
  text?: string;
  offset?: number;
  limit?: number;
}

const longestPage = 200;

/** A page of operations, newest first. */
export async function listOperations(query: Query, filter: ListFilter): Promise<Page<Operation>> {
  const where = and(...conditions(filter));
  const offset = Math.max(0, filter.offset ?? 0);
  const limit = Math.min(longestPage, Math.max(1, filter.limit ?? 50));
  const [rows, total] = await Promise.all([
    query.select().from(operations).where(where).orderBy(desc(operations.id)).offset(offset).limit(limit),
    query.$count(operations, where),
  ]);
  const end = offset + rows.length;
  return { items: rows.map(operationOf), total, nextOffset: rows.length > 0 && end < total ? end : null };
}

function conditions(filter: ListFilter): (SQL | undefined)[] {
  return [
    filter.states && inArray(operations.state, [...filter.states]),
    filter.kinds && inArray(operations.kind, [...filter.kinds]),
    filter.region === undefined ? undefined : eq(operations.region, filter.region),
    filter.loadBalancerId === undefined ? undefined : eq(operations.loadBalancerId, filter.loadBalancerId),
    filter.ruleId === undefined ? undefined : eq(operations.ruleId, filter.ruleId),
    filter.actor === undefined ? undefined : eq(operations.actor, filter.actor),
    filter.text?.trim() ? holds(filter.text.trim()) : undefined,
  ];
}

function holds(text: string): SQL {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`concat_ws(' ', id, load_balancer_id, load_balancer_name, listener_id, listener_name, rule_id,
    rule_domain || rule_url, actor, reason, task_id, before #>> '{function,namespace}', before #>> '{function,name}',
    after #>> '{function,namespace}', after #>> '{function,name}') ilike ${pattern}`;
}

export async function readOperations(query: Query, ids: readonly number[]): Promise<OperationRow[]> {
  return query
    .select()
    .from(operations)
    .where(inArray(operations.id, [...ids]));
}

/** Who was away for longer than this reads anew what it shows, and needs no history. */
const longestCatchUp = sql`now() - interval '10 minutes'`;

/** Rows changed at or after an instant, for whoever missed the announcements. */
export async function readChangedSince(query: Query, since: Date): Promise<OperationRow[]> {
  return query
    .select()
    .from(operations)
    .where(and(gte(operations.updatedAt, since), gte(operations.updatedAt, longestCatchUp)))
    .orderBy(asc(operations.updatedAt));
}

export async function databaseNow(query: Query): Promise<Date> {
  const { rows } = await query.execute<{ ms: string }>(sql`select extract(epoch from now()) * 1000 as ms`);
  return new Date(Number(rows[0]?.ms));
}

/** An operation's whole life, in one consistent reading; null when there is no such operation. */
export async function readDetail(query: Query, id: number): Promise<Omit<OperationDetail, "resting"> | null> {
  return inTransaction(
    query,
    async (tx) => {
      const [row] = await tx.select().from(operations).where(eq(operations.id, id));
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
        queue: row.state === "queued" ? await placeInQueue(tx, row) : null,
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** Whether others of its load balancer come first. */
export async function isBehindOthers(query: Query, row: OperationRow): Promise<boolean> {
  const [first] = await query.select({ id: operations.id }).from(operations).where(ahead(row)).limit(1);
  return first !== undefined;
}

async function placeInQueue(query: Pick<Query, "select">, row: OperationRow): Promise<OperationDetail["queue"]> {
  const before = await query
    .select({ id: operations.id, state: operations.state })
    .from(operations)
    .where(ahead(row))
    .orderBy(desc(operations.id));
  const queued = before.filter((other) => other.state === "queued");
  const behind = queued[0] ?? before[0];
  return { position: queued.length + 1, behind: behind ? String(behind.id) : null };
}

function ahead(row: OperationRow): SQL | undefined {
  return and(
    eq(operations.realm, row.realm),
    eq(operations.accountId, row.accountId),
    eq(operations.region, row.region),
    eq(operations.loadBalancerId, row.loadBalancerId),
    // It may have gone on since it was read.
    ne(operations.id, row.id),
    or(
      inArray(operations.state, ["submitting", "running"]),
      and(eq(operations.state, "queued"), lt(operations.id, row.id)),
    ),
  );
}
