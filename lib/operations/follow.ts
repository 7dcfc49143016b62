import { isCloudError } from "#lib/cloud/failure.ts";
import type { LifeEvent } from "#lib/operations/lifecycle.ts";
import { cloudFailureOf, isLastingRefusal, saysOf } from "#lib/operations/outcome.ts";
import type { CloudPort, RuleReading, TaskReading } from "#lib/operations/ports.ts";
import { releaseLease, storedRequestId } from "#lib/operations/store/claim.ts";
import { type OperationRow, ruleOf } from "#lib/operations/store/row.ts";
import { type EventReport, recordEvent } from "#lib/operations/store/transition.ts";
import { callOf, failureOfCall, persist, type Work } from "#lib/operations/work.ts";

/** Polls a task or reads its rule back, once. The caller holds the lease. */
export async function follow(work: Work, row: OperationRow): Promise<void> {
  // With another account's keys the rule would seem deleted.
  if (!(await work.isOurs(row))) return releaseLease(work.query, work.owner, row.id);
  if (row.state === "verifying") return readBack(work, row);
  const after = row.state === "running" ? await followTask(work, row) : await followDoubt(work, row);
  // A task that succeeded is read back at once, on the same lease.
  if (after?.state === "verifying") await readBack(work, after);
}

async function followTask(work: Work, row: OperationRow): Promise<OperationRow | null> {
  if (row.taskId === null) throw new Error(`operation ${row.id} runs without a task`);
  const askedAt = performance.now();
  const look = await poll(work, row, row.taskId);
  if ("error" in look) return outOfSight(work, row, look.error);
  const stored = await store(work, row, polled(look.reading), performance.now() - askedAt);
  if (stored && stored.state !== "running")
    work.ended(row.id, stored.updatedAt.getTime() - row.stateSince.getTime(), row.looks);
  return stored;
}

/** An unconfirmed attempt with a stored RequestId has a task, whose status is more reliable than a reading of the rule. */
async function followDoubt(work: Work, row: OperationRow): Promise<OperationRow | null> {
  const taskId = row.taskId ?? (await storedRequestId(work.query, row.id, row.attempt));
  const look = taskId === null ? null : await poll(work, row, taskId);
  if (taskId !== null && look && "reading" in look && look.reading.status !== "unknown") {
    return store(work, row, { ...polled(look.reading), taskId });
  }
  await readBack(work, row, look && "error" in look ? look.error : null);
  return null;
}

type Look = { reading: TaskReading } | { error: unknown };

async function poll(work: Work, row: OperationRow, taskId: string): Promise<Look> {
  try {
    const reading = await work.cloud.pollTask(taskId, callOf(row, work.stopping));
    return { reading };
  } catch (error) {
    return { error };
  }
}

function polled(reading: TaskReading): EventReport {
  return { event: { type: "polled", task: reading.status }, says: "says" in reading ? reading.says : null };
}

/** @param pollError error of the poll made before on the same lease; null without one */
async function readBack(work: Work, row: OperationRow, pollError: unknown = null): Promise<void> {
  let reading: Awaited<ReturnType<CloudPort["readRule"]>>;
  try {
    reading = await work.cloud.readRule(ruleOf(row), callOf(row, work.stopping));
  } catch (error) {
    await outOfSight(work, row, error);
    return;
  }
  const { holds, date } = reading;
  const rule = compare(work, row, holds);
  // The task may still be running since its poll failed: only the requested binding decides anything.
  if (rule !== "after" && pollError !== null && !isLastingRefusal(cloudFailureOf(pollError))) {
    await outOfSight(work, row, pollError);
    return;
  }
  await store(work, row, {
    event: { type: "read", rule, sentAgoMs: date && row.sentAt && date.getTime() - row.sentAt.getTime() },
    ...(rule !== "gone" && { observed: holds === "gone" ? null : holds }),
  });
}

/** For an unbind a deleted rule is as requested. */
function compare(work: Work, row: OperationRow, holds: RuleReading): Extract<LifeEvent, { type: "read" }>["rule"] {
  if (holds === "gone") return row.after === null ? "after" : "gone";
  if (work.cloud.same(holds, row.after)) return "after";
  return work.cloud.same(holds, row.before) ? "before" : "other";
}

/** Stores a failed poll or reading, which says nothing about the task. */
async function outOfSight(work: Work, row: OperationRow, error: unknown): Promise<OperationRow | null> {
  if (work.stopping.aborted) {
    await releaseLease(work.query, work.owner, row.id);
    return null;
  }
  const failure = failureOfCall(work, row.id, error);
  const event = { type: "out-of-sight", lasting: isLastingRefusal(failure) } as const;
  const stored = await store(work, row, { event, says: saysOf(failure) });
  // Logged once for each kind of failure (only that changes the version), not for each failed look.
  if (stored && stored.version > row.version && isCloudError(error)) work.trouble(error, row.id);
  return stored;
}

/** @param askedMs time since the poll was sent, from which the interval to the next one counts */
async function store(work: Work, row: OperationRow, report: EventReport, askedMs = 0): Promise<OperationRow | null> {
  const setting = work.setting(row.id);
  const pollMs = Math.max(0, setting.pollMs - askedMs);
  const stored = await persist(work, row.id, () =>
    recordEvent(work.query, row.id, { owner: work.owner }, report, { ...setting, pollMs }),
  );
  if (!stored) return null;
  work.stored(stored);
  return stored.row;
}
