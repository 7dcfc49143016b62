import type { Cause, State } from "#lib/api/contract/words.ts";
import type { Limits } from "#lib/operations/limits.ts";
import { isClosable } from "#lib/operations/states.ts";

/** The state of an operation on which a decision depends. Ages are by the database's clock. */
export interface Life {
  state: State;
  /** Age of the current state. */
  inStateMs: number;
  /** Tries begun so far: attempts, and fresh reads that failed. */
  tries: number;
  /** Age of the first try; null before it. */
  tryingMs: number | null;
  /** Whether it was already retried with renewed credentials. */
  renewed: boolean;
  /** Age of the last attempt's X-TC-Timestamp; null before the first. */
  sentAgoMs: number | null;
  /** Successful polls and readings in this state. */
  looks: number;
  /** Consecutive failed polls and readings; how many failed in the same way, and the age of the first of those. */
  lostLooks: number;
  sameFailureLooks: number;
  sameFailureMs: number;
  /** Age of the first of consecutive readings with an unexpected binding or a deleted rule; null without one. */
  oddReadingMs: number | null;
  /** Consecutive polls that found no such task, and the age of the first. */
  unknownPolls: number;
  unknownMs: number;
}

/** Further inputs of a decision. */
export interface Setting {
  readBackMs: number;
  /** Wait before the first poll of a task, and between two polls. */
  firstPollMs: number;
  pollMs: number;
  /** Random number from 0 to 1 for the jitter of waits. */
  random: number;
  limits: Limits;
}

/** Reasons for which a call certainly had no effect and may be repeated. */
export type TryAgain = "not-connected" | "busy" | "rate-limited" | "credentials";

/** Result of sending an attempt, or of the reads before it. */
export type WriteResult = "accepted" | TryAgain | "refused" | "internal-error" | "no-answer";

type TaskFinding = "done" | "failed" | "working" | "unknown";

/** `other`: neither the requested nor the previous binding. `gone`: two kinds of read say that the rule doesn't exist. */
type RuleFinding = "after" | "before" | "other" | "gone";

export type LifeEvent =
  /** Result of the fresh read before sending. `as-reviewed` starts the attempt. */
  | { type: "checked"; finding: "as-reviewed" | "changed" | "ineligible" | "refused" | TryAgain }
  | { type: "cancelled" }
  /** A person closes it with its outcome unknown. */
  | { type: "closed" }
  | { type: "answered"; answer: WriteResult }
  /** The process that sent the attempt has ended, possibly after storing the RequestId. */
  | { type: "process-gone"; accepted: boolean }
  | { type: "polled"; task: TaskFinding }
  /** The rule was read back. `sentAgoMs`: age of the last attempt's X-TC-Timestamp by the cloud's clock, null if unknown. */
  | { type: "read"; rule: RuleFinding; sentAgoMs: number | null }
  /** A poll or a reading failed, which says nothing about the task. `lasting`: a refusal that won't go away by itself. */
  | { type: "out-of-sight"; lasting: boolean };

export type Decision =
  | { kind: "move"; to: State; cause: Cause; notBeforeMs?: number; lookInMs?: number; renewed?: true }
  | { kind: "stay"; lookInMs: number }
  /** The event has no effect in this state. */
  | { kind: "none" };

const none: Decision = { kind: "none" };

function move(to: State, cause: Cause, effects: { notBeforeMs?: number; lookInMs?: number; renewed?: true } = {}) {
  return { kind: "move", to, cause, ...effects } satisfies Decision;
}

function stay(lookInMs: number): Decision {
  return { kind: "stay", lookInMs: Math.max(0, lookInMs) };
}

/** Decides the next transition of an operation (table in docs/operations.md). Pure, and the only place that does. */
export function decide(life: Life, event: LifeEvent, setting: Setting): Decision {
  switch (life.state) {
    case "queued":
      return whileQueued(life, event, setting);
    case "submitting":
      return whileSubmitting(life, event, setting);
    case "running":
    case "verifying":
    case "unconfirmed":
      return whileFollowed(life, event, setting);
    case "succeeded":
    case "failed":
    case "rejected":
    case "cancelled":
      return none;
  }
}

function whileQueued(life: Life, event: LifeEvent, setting: Setting): Decision {
  if (event.type === "cancelled") return move("cancelled", "cancelled-by-person");
  if (event.type !== "checked") return none;
  const usedUp = usedUpCause(life, setting);
  if (usedUp) return move("rejected", usedUp);
  switch (event.finding) {
    case "as-reviewed":
      return move("submitting", "its-turn");
    case "changed":
      return move("rejected", "changed-since-review");
    case "ineligible":
      return move("rejected", "no-longer-eligible");
    case "refused":
      return move("rejected", "refused");
    default:
      // A failed fresh read counts as a try, or an unreachable cloud would be called for ever.
      return tryAgain({ ...life, tries: life.tries + 1, tryingMs: life.tryingMs ?? 0 }, event.finding, setting);
  }
}

function whileSubmitting(life: Life, event: LifeEvent, setting: Setting): Decision {
  if (event.type === "process-gone") {
    return event.accepted ? accepted(setting) : doubt("process-gone", setting);
  }
  if (event.type !== "answered") return none;
  switch (event.answer) {
    case "accepted":
      return accepted(setting);
    case "refused":
      return move("rejected", "refused");
    case "internal-error":
    case "no-answer":
      return doubt(event.answer, setting);
    default:
      return tryAgain(life, event.answer, setting);
  }
}

/** Decides for a sent operation: it is polled or read back until its outcome is known, a person closes it, or time is up. */
function whileFollowed(life: Life, event: LifeEvent, setting: Setting): Decision {
  if (event.type === "closed")
    return isClosable(life.state, life.lostLooks > 0) ? move("failed", "closed-by-person") : none;
  const decision = afterLook(life, event, setting);
  const looksInARow = life.looks + life.lostLooks + 1;
  const overdue = (life.sentAgoMs ?? 0) >= setting.limits.unknownEndMs && looksInARow >= setting.limits.lastLooks;
  return decision.kind === "stay" && overdue ? move("failed", "never-confirmed") : decision;
}

function afterLook(life: Life, event: LifeEvent, setting: Setting): Decision {
  if (event.type === "out-of-sight") {
    const unreadable = life.state === "running" && event.lasting && isLasting(life, setting);
    return unreadable ? doubt("task-unreadable", setting) : stay(lostWait(life, setting));
  }
  if (event.type === "polled" && life.state === "running") return afterPoll(life, event.task, setting);
  if (event.type === "polled" && life.state === "unconfirmed") return afterLatePoll(life, event.task, setting);
  if (event.type === "read" && life.state === "verifying") return afterVerifying(life, event.rule, setting);
  if (event.type === "read" && life.state === "unconfirmed") return afterReadBack(life, event, setting);
  return none;
}

function afterPoll(life: Life, task: TaskFinding, setting: Setting): Decision {
  const { limits } = setting;
  switch (task) {
    case "done":
      return move("verifying", "task-succeeded", { lookInMs: 0 });
    case "failed":
      return move("failed", "task-failed");
    case "working":
      return life.inStateMs >= limits.stalledMs ? doubt("task-stalled", setting) : stay(setting.pollMs);
    case "unknown":
      return life.unknownPolls + 1 >= limits.unknownPolls && life.unknownMs >= limits.unknownMs
        ? doubt("task-forgotten", setting)
        : stay(limits.unknownWaitMs);
  }
}

/** Poll of an unconfirmed operation's task. While it runs, the rule may still change, so nothing is concluded from it. */
function afterLatePoll(life: Life, task: TaskFinding, setting: Setting): Decision {
  switch (task) {
    case "done":
    case "failed":
      return afterPoll(life, task, setting);
    case "working":
      return stay(readBackWait(life, setting));
    case "unknown":
      return none;
  }
}

function afterVerifying(life: Life, rule: RuleFinding, setting: Setting): Decision {
  const { limits } = setting;
  if (rule === "after") return move("succeeded", "verified");
  if (rule === "gone") return twice(life, "gone", setting);
  const left = limits.verifyMs - life.inStateMs;
  if (left <= 0) return move("failed", "differs");
  return stay(Math.min(left, growing(limits.verifyFirstMs, limits.verifyLongestMs, life.looks)));
}

function afterReadBack(life: Life, event: Extract<LifeEvent, { type: "read" }>, setting: Setting): Decision {
  switch (event.rule) {
    case "after":
      return move("succeeded", "seen-without-task");
    case "gone":
      return twice(life, "gone", setting);
    case "other":
      return twice(life, "changed-by-someone-else", setting);
    case "before": {
      const left = readBackLeft(life, event.sentAgoMs, setting);
      if (left <= 0) return move("failed", "no-trace");
      return stay(Math.min(left, readBackWait(life, setting)));
    }
  }
}

/** Concludes only from two readings: the cloud may change a rule in two steps, and a reading may fall in between. */
function twice(life: Life, cause: Cause, { limits }: Setting): Decision {
  const sinceMs = life.oddReadingMs;
  if (sinceMs !== null && sinceMs >= limits.secondReadingMs) return move("failed", cause);
  return stay(limits.secondReadingMs - (sinceMs ?? 0));
}

function isLasting({ sameFailureLooks, sameFailureMs }: Life, { limits }: Setting): boolean {
  return sameFailureLooks + 1 >= limits.lastingLooks && sameFailureMs >= limits.lastingMs;
}

function accepted(setting: Setting): Decision {
  return move("running", "accepted", { lookInMs: setting.firstPollMs });
}

function doubt(cause: Cause, setting: Setting): Decision {
  return move("unconfirmed", cause, { lookInMs: Math.min(setting.limits.readBackFirstMs, setting.readBackMs) });
}

/**
 * Time left to read back. The cloud refuses a signature after 5 minutes by its own clock, so 6 minutes after the timestamp
 * by that clock the attempt can no longer be accepted. A date further off than the cloud's tolerance isn't its clock.
 */
function readBackLeft(life: Life, byCloudMs: number | null, setting: Setting): number {
  const { limits } = setting;
  const byUsMs = life.sentAgoMs ?? 0;
  const aheadMs = Math.max(-limits.mostSkewMs, Math.min(limits.mostSkewMs, byUsMs - (byCloudMs ?? byUsMs)));
  const untilSafe = setting.readBackMs - (byUsMs - aheadMs);
  const untilLookedAtAll = Math.min(limits.readBackLeastMs, setting.readBackMs) - life.inStateMs;
  return Math.max(untilSafe, untilLookedAtAll);
}

function tryAgain(life: Life, why: TryAgain, setting: Setting): Decision {
  if (why === "credentials") {
    // A second refusal with renewed credentials is about the keys themselves.
    if (life.renewed) return move("rejected", "refused");
    return move("queued", "credentials-renewed", { notBeforeMs: 0, renewed: true });
  }
  // No wait after the last try: the next claim rejects it.
  if (usedUpCause(life, setting)) return move("queued", why, { notBeforeMs: 0 });
  const { limits } = setting;
  const wait = growing(limits.retryFirstMs, limits.retryLongestMs, life.tries - 1);
  return move("queued", why, { notBeforeMs: Math.round(wait * (0.75 + setting.random / 2)) });
}

function usedUpCause(life: Life, { limits }: Setting): Cause | null {
  if (life.tries >= limits.tries) return "tries-used-up";
  if ((life.tryingMs ?? 0) >= limits.tryingMs) return "waited-too-long";
  return null;
}

function readBackWait(life: Life, { limits }: Setting): number {
  return growing(limits.readBackFirstMs, limits.readBackLongestMs, life.looks + 1);
}

function lostWait(life: Life, { limits }: Setting): number {
  return growing(limits.lostFirstMs, limits.lostLongestMs, life.lostLooks);
}

function growing(firstMs: number, longestMs: number, times: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, Math.min(times, 30)));
}
