import type { LifeEvent } from "#lib/operations/lifecycle.ts";
import { saysOf } from "#lib/operations/outcome.ts";
import type { RuleReading, TaskReading } from "#lib/operations/ports.ts";
import { releaseLease } from "#lib/operations/store/claim.ts";
import { type OperationRow, ruleOf } from "#lib/operations/store/row.ts";
import { type Happening, happen } from "#lib/operations/store/transition.ts";
import { callOf, failed, persist, type Work } from "#lib/operations/work.ts";

/** Looks once at a task, or at the rule that it should have changed. The caller holds the lease. */
export async function follow(work: Work, row: OperationRow): Promise<void> {
  // In another account the rule would be missing, which would be taken for somebody's change.
  if (!(await work.isOurs(row))) return releaseLease(work.query, work.owner, row.id);
  if (row.state !== "running") return readBack(work, row);
  const after = await poll(work, row);
  // What the cloud says is done is read back at once, on the same lease.
  if (after?.state === "verifying") await readBack(work, after);
}

async function poll(work: Work, row: OperationRow): Promise<OperationRow | null> {
  if (row.taskId === null) throw new Error(`operation ${row.id} runs without a task`);
  const askedAt = performance.now();
  let reading: TaskReading;
  try {
    reading = await work.cloud.pollTask(row.taskId, callOf(row, work.stopping));
    work.reached(true);
  } catch (error) {
    return outOfSight(work, row, error);
  }
  const happening: Happening = {
    event: { type: "polled", task: reading.status },
    says: "says" in reading ? reading.says : null,
  };
  const stored = await store(work, row, happening, performance.now() - askedAt);
  if (stored && stored.state !== "running")
    work.ended(row.id, stored.updatedAt.getTime() - row.stateSince.getTime(), row.looks);
  return stored;
}

async function readBack(work: Work, row: OperationRow): Promise<void> {
  let holds: RuleReading;
  let date: Date | null;
  try {
    ({ holds, date } = await work.cloud.readRule(ruleOf(row), callOf(row, work.stopping)));
    work.reached(true);
  } catch (error) {
    await outOfSight(work, row, error);
    return;
  }
  await store(work, row, {
    event: {
      type: "read",
      rule: compare(work, row, holds),
      sentAgoMs: date && row.sentAt && date.getTime() - row.sentAt.getTime(),
    },
    observed: holds === "gone" ? null : holds,
  });
}

/** A rule that is gone holds nothing, which is what an unbind wanted, and nobody's *before*. */
function compare(work: Work, row: OperationRow, reading: RuleReading): Extract<LifeEvent, { type: "read" }>["rule"] {
  const holds = reading === "gone" ? null : reading;
  if (work.cloud.same(holds, row.after)) return "after";
  return reading !== "gone" && work.cloud.same(holds, row.before) ? "before" : "other";
}

/** A look that failed says nothing about the task. */
async function outOfSight(work: Work, row: OperationRow, error: unknown): Promise<OperationRow | null> {
  if (work.stopping.aborted) {
    await releaseLease(work.query, work.owner, row.id);
    return null;
  }
  return store(work, row, { event: { type: "out-of-sight" }, says: saysOf(failed(work, row.id, error)) });
}

/** @param askedMs how long ago a poll was asked, from when the interval to the next one counts */
async function store(work: Work, row: OperationRow, happening: Happening, askedMs = 0): Promise<OperationRow | null> {
  const setting = work.setting(row.id);
  const pollMs = Math.max(0, setting.pollMs - askedMs);
  const stored = await persist(work, row.id, () =>
    happen(work.query, row.id, { owner: work.owner }, happening, { ...setting, pollMs }),
  );
  if (!stored) return null;
  work.happened(stored);
  return stored.row;
}
