import { and, eq, isNull, sql } from "drizzle-orm";
import type { CloudSays, LookFailure } from "#lib/api/contract/operation.ts";
import type { AttemptOutcome } from "#lib/api/contract/words.ts";
import type { Binding } from "#lib/binding/types.ts";
import type { Query } from "#lib/db/database.ts";
import { type Executor, inTransaction } from "#lib/db/transaction.ts";
import { type Decision, decide, type LifeEvent, type Setting } from "#lib/operations/lifecycle.ts";
import { attempts, operations, transitions } from "#lib/operations/schema.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { leaseFromNow } from "#lib/operations/store/claim.ts";
import { announcement, announceRow } from "#lib/operations/store/notify.ts";
import { isSameFailure, lifeOf, looksOf, type OperationRow } from "#lib/operations/store/row.ts";
import { searchTextOf } from "#lib/operations/store/search.ts";

/** An event of an operation's life, with its data. */
export interface EventReport {
  event: LifeEvent;
  says?: CloudSays | null;
  /** The rule's binding; absent if the rule was not read. */
  observed?: Binding | null;
  /** The cloud's task id, for an accepted attempt. */
  taskId?: string;
  /** The person and the reason, for a person's action. */
  by?: string;
  reason?: string;
}

/** Conditions under which an event may be stored. */
export interface Fence {
  owner: string;
  /** The answered attempt: the answer must not complete a later one. */
  attempt?: number;
}

/** The stored row, and when the operation is due next; null if it isn't. */
export interface StoredStep {
  row: OperationRow;
  nextInMs: number | null;
}

type Moved = Extract<Decision, { kind: "move" }>;

/**
 * Locks the row, lets the lifecycle decide, and stores the decision with its timeline row and announcement in one
 * transaction. Returns null for an outdated event: the lease is another's, a later attempt runs, or the state has
 * changed.
 *
 * @param within further statements of the same transaction, called with the new row
 */
export async function recordEvent(
  query: Query,
  id: number,
  fence: Fence | null,
  report: EventReport,
  setting: Setting,
  within?: (tx: Executor, row: OperationRow) => Promise<void>,
): Promise<StoredStep | null> {
  return inTransaction(query, async (tx) => {
    const locked = await lockRow(tx, id);
    if (!locked || !passes(fence, locked.row)) return null;
    const life = lifeOf(locked.row, locked.now, report.says ?? null);
    const decision = decide(life, report.event, setting);
    if (decision.kind === "none") return null;
    const row =
      decision.kind === "move"
        ? await storeMove(tx, locked.row, decision, report, setting.limits.leaseMs)
        : await storeStay(tx, locked, decision.lookInMs, report);
    await within?.(tx, row);
    return { row, nextInMs: nextAttention(decision) };
  });
}

function nextAttention(decision: Exclude<Decision, { kind: "none" }>): number | null {
  if (decision.kind === "stay") return decision.lookInMs;
  // Its own process works on a new attempt. Any other step may let the load balancer's next operation start.
  return decision.to === "submitting" ? null : (decision.lookInMs ?? decision.notBeforeMs ?? 0);
}

async function lockRow(tx: Executor, id: number): Promise<{ row: OperationRow; now: Date } | null> {
  const [found] = await tx
    .select({ row: operations, now: sql`now()`.mapWith(operations.updatedAt) })
    .from(operations)
    .where(eq(operations.id, id))
    .for("update");
  return found ?? null;
}

function passes(fence: Fence | null, row: OperationRow): boolean {
  if (!fence) return true;
  return row.leaseOwner === fence.owner && (fence.attempt === undefined || row.attempt === fence.attempt);
}

async function storeMove(tx: Executor, row: OperationRow, decision: Moved, report: EventReport, leaseMs: number) {
  const { event, says = null } = report;
  const begins = decision.to === "submitting";
  const failedFreshRead = event.type === "checked" && decision.to === "queued";
  const keepsLease = begins || decision.to === "verifying";
  const ends = isTerminal(decision.to);
  const taskId = report.taskId ?? row.taskId;
  const cloudSays = says ?? keptSays(row, decision);
  const notBefore = decision.notBeforeMs === undefined ? null : inFuture(decision.notBeforeMs);
  const [stored] = await tx
    .update(operations)
    .set({
      state: decision.to,
      cause: decision.cause,
      version: row.version + 1,
      updatedAt: sql`now()`,
      stateSince: sql`now()`,
      endedAt: ends ? sql`now()` : null,
      ...(ends && { search: searchTextOf({ ...row, taskId, cloudSays }) }),
      notBefore,
      cloudSays,
      nextPollAt: decision.lookInMs === undefined ? null : inFuture(decision.lookInMs),
      looks: 0,
      lostLooks: 0,
      unknownPolls: 0,
      unknownSince: null,
      lookFailure: null,
      oddReadingSince: null,
      ...(decision.renewed && { renewed: true }),
      ...((begins || failedFreshRead) && { tries: row.tries + 1, firstTryAt: row.firstTryAt ?? sql`now()` }),
      ...(begins && { attempt: row.attempt + 1, sentAt: sql`now()`, leaseUntil: leaseFromNow(leaseMs) }),
      taskId,
      ...(report.observed !== undefined && { observed: report.observed, observedAt: sql`now()` }),
      ...(!keepsLease && { leaseOwner: null, leaseUntil: null }),
    })
    .where(eq(operations.id, row.id))
    .returning();
  if (!stored) throw new Error(`operation ${row.id} is gone`);
  await tx
    .insert(transitions)
    .values({
      operationId: row.id,
      version: stored.version,
      from: row.state,
      to: decision.to,
      cause: decision.cause,
      cloudSays: says,
      notBefore: stored.notBefore,
      by: report.by ?? null,
      reason: report.reason ?? null,
    })
    .returning({ announced: announcement(row.id, stored.version) });
  return stored;
}

/** A closed operation keeps the refusal because of which it was closed, a given up one that of its last try. */
function keptSays(row: OperationRow, { cause }: Moved): CloudSays | null {
  if (cause === "closed-by-person") return row.lookFailure ?? row.cloudSays;
  return cause === "tries-used-up" || cause === "waited-too-long" ? row.cloudSays : null;
}

/** Stores an event without a transition, with the next look. A changed kind of failure is announced but has no timeline row. */
async function storeStay(
  tx: Executor,
  { row, now }: { row: OperationRow; now: Date },
  lookInMs: number,
  { event, says = null }: EventReport,
) {
  const lost = event.type === "out-of-sight";
  const unknown = event.type === "polled" && event.task === "unknown";
  const odd = event.type === "read" && (event.rule === "other" || event.rule === "gone");
  const lookFailure = lost && says ? lookFailureAfter(row.lookFailure, says, now) : null;
  const { looks, lostLooks } = looksOf(row, now);
  const sightChanged = lookFailure?.since !== row.lookFailure?.since;
  const [stored] = await tx
    .update(operations)
    .set({
      leaseOwner: null,
      leaseUntil: null,
      nextPollAt: inFuture(lookInMs),
      looks: lost ? looks : looks + 1,
      lostLooks: lost ? lostLooks + 1 : 0,
      lookFailure,
      // A failed look says nothing about the task or the rule.
      ...(!lost && {
        unknownPolls: unknown ? row.unknownPolls + 1 : 0,
        unknownSince: unknown ? (row.unknownSince ?? sql`now()`) : null,
        oddReadingSince: odd ? (row.oddReadingSince ?? sql`now()`) : null,
      }),
      ...(sightChanged && { version: row.version + 1, updatedAt: sql`now()` }),
    })
    .where(eq(operations.id, row.id))
    .returning();
  if (!stored) throw new Error(`operation ${row.id} is gone`);
  if (sightChanged) await announceRow(tx, row.id, stored.version);
  return stored;
}

function lookFailureAfter(before: LookFailure | null, says: CloudSays, now: Date): LookFailure {
  return before && isSameFailure(before, says)
    ? { ...says, since: before.since, looks: before.looks + 1 }
    : { ...says, since: now.toISOString(), looks: 1 };
}

function inFuture(ms: number) {
  return sql`now() + ${ms} * interval '1 millisecond'`;
}

/** Stores an attempt's RequestId before anything else is done with it, since it is the only id of the task. */
export async function storeRequestId(query: Query, id: number, number: number, requestId: string): Promise<void> {
  await query
    .update(attempts)
    .set({ requestId })
    .where(and(eq(attempts.operationId, id), eq(attempts.number, number), isNull(attempts.requestId)));
}

/** Completes an attempt. A completed one is never overwritten. */
export async function completeAttempt(
  tx: Executor,
  id: number,
  number: number,
  outcome: Exclude<AttemptOutcome, "pending">,
  says: CloudSays | null,
): Promise<void> {
  await tx
    .update(attempts)
    .set({
      outcome,
      cloudSays: says,
      // An internal error is an answer, though not one to the question.
      answeredAt: outcome === "no-answer" && !says?.code ? null : sql`now()`,
      ...(says?.requestId && { requestId: sql`coalesce(${attempts.requestId}, ${says.requestId})` }),
    })
    .where(and(eq(attempts.operationId, id), eq(attempts.number, number), eq(attempts.outcome, "pending")));
}
