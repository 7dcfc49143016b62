import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { StoredFailure } from "#lib/api/contract/stored-inventory.ts";
import type { Query } from "#lib/db/database.ts";
import type { Executor } from "#lib/db/transaction.ts";
import { loadBalancers, namespaces, scopes } from "#lib/inventory/schema.ts";
import type { LoadBalancerRow, NamespaceRow, ScopeRow } from "#lib/inventory/stored/claim.ts";

const noLease = { leaseOwner: null, leaseUntil: null };

/** Ends a claim whose reading succeeded. */
export const read = { ...noLease, failure: null, failures: 0 };

export function inMs(ms: number): SQL<Date> {
  return sql<Date>`now() + ${ms} * interval '1 millisecond'`;
}

/** The next reading of a claimed row: at once, if since then something happened that this one may not have seen. */
export function inMsUnlessWanted(ms: number, { nextReadAt }: { nextReadAt: Date }): SQL<Date> {
  // The claim knows the time in milliseconds.
  const isAsClaimed = sql`date_trunc('milliseconds', next_read_at) = ${nextReadAt.toISOString()}`;
  return sql<Date>`case when ${isAsClaimed} then ${inMs(ms)} else next_read_at end`;
}

type Claim = { leaseOwner: string | null; leaseUntil: Date | null };

/** Whether the claim is still this one: the same process may have claimed the row again, once its lease was over. */
export function heldBy({ leaseOwner, leaseUntil }: Claim): SQL {
  // The claim knows the time in milliseconds.
  return sql`lease_owner = ${leaseOwner} and date_trunc('milliseconds', lease_until) = ${leaseUntil?.toISOString() ?? null}`;
}

export function ofRow({ scopeId, loadBalancerId }: Pick<LoadBalancerRow, "scopeId" | "loadBalancerId">) {
  return and(eq(loadBalancers.scopeId, scopeId), eq(loadBalancers.loadBalancerId, loadBalancerId));
}

function ofNamespace({ scopeId, name }: Pick<NamespaceRow, "scopeId" | "name">) {
  return and(eq(namespaces.scopeId, scopeId), eq(namespaces.name, name));
}

/** Takes the rows; false if there are none. */
export async function holds(tx: Executor, table: PgTable, where: SQL | undefined): Promise<boolean> {
  const found = await tx.select({ held: sql`true` }).from(table).where(where).for("update");
  return found.length > 0;
}

/** A claimed row of any kind. */
export type Job =
  | { kind: "scope"; row: ScopeRow & { claimedAt: Date } }
  | { kind: "load-balancer"; row: LoadBalancerRow & { claimedAt: Date } }
  | { kind: "namespace"; row: NamespaceRow & { claimedAt: Date } };

/** Ends a claim whose reading failed, and has the row read again later. */
export async function storeFailure(query: Query, job: Job, failure: StoredFailure, againMs: number): Promise<void> {
  const failures = job.row.failures + 1;
  await end(query, job, { failure, failures, nextReadAt: inMs(againMs) });
}

/** Ends a claim and leaves the row as it was: any process may claim it at once. */
export async function release(query: Query, job: Job): Promise<void> {
  await end(query, job, {});
}

async function end(
  query: Query,
  job: Job,
  values: { failure?: StoredFailure; failures?: number; nextReadAt?: SQL<Date> },
): Promise<void> {
  const set = { ...values, ...noLease };
  if (job.kind === "scope") {
    await query
      .update(scopes)
      .set(set)
      .where(and(eq(scopes.id, job.row.id), heldBy(job.row)));
  } else if (job.kind === "namespace") {
    await query
      .update(namespaces)
      .set(set)
      .where(and(ofNamespace(job.row), heldBy(job.row)));
  } else {
    await query
      .update(loadBalancers)
      .set(set)
      .where(and(ofRow(job.row), heldBy(job.row)));
  }
}

/** One row per key, the last: a list read page by page may show a member twice. */
export function onePerKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
