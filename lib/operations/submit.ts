import type { AttemptOutcome } from "#lib/api/contract/words.ts";
import type { CloudFailure } from "#lib/cloud/failure.ts";
import { violatedIndex } from "#lib/db/failure.ts";
import type { LifeEvent } from "#lib/operations/lifecycle.ts";
import { answerOf, attemptOutcomeOf, saysOf } from "#lib/operations/outcome.ts";
import type { WriteRequest } from "#lib/operations/ports.ts";
import { attempts } from "#lib/operations/schema.ts";
import { releaseLease, storedRequestId } from "#lib/operations/store/claim.ts";
import { changeOfRow, type OperationRow } from "#lib/operations/store/row.ts";
import { completeAttempt, type EventReport, recordEvent, storeRequestId } from "#lib/operations/store/transition.ts";
import { callOf, failureOfCall, persist, type Work } from "#lib/operations/work.ts";

const onlyStep = 1;
/** Wait before claiming again after another process won the load balancer between claim and start. */
const claimAgainMs = 5;
/** Greatest age of the request's own readings that are used instead of a fresh read. */
const youngMs = 1_000;
/** A longer wait for the write's turn requires another reading. */
const atOnceMs = 200;

type Settled = Exclude<AttemptOutcome, "pending">;
type Checked = EventReport & { event: Extract<LifeEvent, { type: "checked" }> };

/** Checks and sends a queued operation whose turn it is. The caller holds its lease. */
export async function submit(work: Work, row: OperationRow): Promise<void> {
  if (!(await work.isOurs(row))) return releaseLease(work.query, work.owner, row.id);
  const request = work.cloud.requestOf(changeOfRow(row));
  const checked = await takeTurn(work, row, request);
  if (work.stopping.aborted) return releaseLease(work.query, work.owner, row.id);
  if (checked.event.finding !== "as-reviewed") {
    await settleUnsent(work, row, checked);
    return;
  }
  if (!(await work.isOurs(row))) return releaseLease(work.query, work.owner, row.id);
  const beforeBegin = performance.now();
  const begun = await begin(work, row, request, checked);
  if (begun?.state !== "submitting") return;
  // A process blocked for longer than its lease may have lost the attempt to another, which reads it back.
  if (performance.now() - beforeBegin < work.leaseMs) await send(work, begun, request);
  else await settleNeverSent(work, begun);
}

/**
 * Reads the rule, takes the write's turn, and reads again if the turn didn't come at once: when the write is sent, the
 * reading is at most one call old. The turn is taken last, or writes whose reads had to wait would be sent together.
 */
async function takeTurn(work: Work, row: OperationRow, { action }: WriteRequest): Promise<Checked> {
  const call = callOf(row, work.stopping);
  try {
    let recheck = await work.cloud.recheck(changeOfRow(row), call, youngMs);
    const beforeTurn = performance.now();
    if (recheck.finding === "as-reviewed") await work.cloud.admit(action, call);
    if (performance.now() - beforeTurn >= atOnceMs) recheck = await work.cloud.recheck(changeOfRow(row), call, 0);
    const event = { type: "checked", finding: recheck.finding } as const;
    return recheck.finding === "changed" && recheck.holds !== "gone" ? { event, observed: recheck.holds } : { event };
  } catch (error) {
    return unsent(work, row, error);
  }
}

/** Result of a failed read before sending: nothing was sent, so everything except a refusal is retried. */
function unsent(work: Work, row: OperationRow, error: unknown): Checked {
  if (work.stopping.aborted) return { event: { type: "checked", finding: "not-connected" } };
  const failure = failureOfCall(work, row.id, error);
  const answer = answerOf(failure);
  return {
    event: {
      type: "checked",
      finding: answer === "no-answer" || answer === "internal-error" ? "not-connected" : answer,
    },
    says: saysOf(failure),
  };
}

async function settleUnsent(work: Work, row: OperationRow, report: Checked): Promise<void> {
  if (report.event.finding === "credentials") {
    await work.cloud.renewCredentials().catch((error) => work.trouble(error, row.id));
  }
  const stored = await recordEvent(work.query, row.id, { owner: work.owner }, report, work.setting(row.id));
  if (stored) work.stored(stored);
}

/** Stores the attempt with the transition to submitting. Only the process that gets a row back sends it. */
async function begin(
  work: Work,
  row: OperationRow,
  request: WriteRequest,
  checked: EventReport,
): Promise<OperationRow | null> {
  try {
    const begun = await recordEvent(
      work.query,
      row.id,
      { owner: work.owner },
      checked,
      work.setting(row.id),
      async (tx, next) => {
        if (next.state !== "submitting") return;
        await tx.insert(attempts).values({ operationId: row.id, step: onlyStep, number: next.attempt, ...request });
      },
    );
    if (begun) work.stored(begun);
    return begun?.row ?? null;
  } catch (error) {
    if (violatedIndex(error) === "operations_one_in_flight") {
      await releaseLease(work.query, work.owner, row.id);
      work.claimAgainIn(claimAgainMs);
      return null;
    }
    work.trouble(error, row.id);
    // The attempt may be committed, with the connection lost before the confirmation.
    await settleNeverSent(work, { ...row, attempt: row.attempt + 1 });
    return null;
  }
}

/** Settles an attempt that may be stored and certainly was not sent. */
function settleNeverSent(work: Work, row: OperationRow): Promise<void> {
  return settle(work, row, "not-sent", { event: { type: "answered", answer: "not-connected" } });
}

async function send(work: Work, row: OperationRow, request: WriteRequest): Promise<void> {
  const stamped = Math.floor((row.sentAt ?? row.updatedAt).getTime() / 1_000);
  let requestId: string;
  try {
    requestId = await work.cloud.send(request, stamped, callOf(row, work.stopped));
  } catch (error) {
    await settleFailure(work, row, failureOfCall(work, row.id, error));
    return;
  }
  await persist(work, row.id, () => storeRequestId(work.query, row.id, row.attempt, requestId));
  await settle(work, row, "accepted", { event: { type: "answered", answer: "accepted" }, taskId: requestId });
}

async function settleFailure(work: Work, row: OperationRow, failure: CloudFailure): Promise<void> {
  const answer = answerOf(failure);
  if (answer === "credentials") await work.cloud.renewCredentials().catch((error) => work.trouble(error, row.id));
  await settle(work, row, attemptOutcomeOf(failure), { event: { type: "answered", answer }, says: saysOf(failure) });
}

async function settle(work: Work, row: OperationRow, outcome: Settled, report: EventReport): Promise<void> {
  const fence = { owner: work.owner, attempt: row.attempt };
  const stored = await persist(work, row.id, () =>
    recordEvent(work.query, row.id, fence, report, work.setting(row.id), (tx) =>
      completeAttempt(tx, row.id, row.attempt, outcome, report.says ?? null),
    ),
  );
  if (stored) work.stored(stored);
}

/** Settles an attempt whose process has ended. The caller holds its lease. */
export async function recover(work: Work, row: OperationRow): Promise<void> {
  const requestId = await storedRequestId(work.query, row.id, row.attempt);
  await settle(work, row, requestId === null ? "no-answer" : "accepted", {
    event: { type: "process-gone", accepted: requestId !== null },
    ...(requestId !== null && { taskId: requestId }),
  });
}
