import type { Cause, State } from "#lib/operations/types.ts";

/** The waits and limits of design §4, in milliseconds where they are times. */
export const limits = {
  tries: 10,
  tryingMs: 30 * 60_000,
  retryFirstMs: 1_000,
  retryLongestMs: 5 * 60_000,
  unknownPolls: 3,
  unknownMs: 30_000,
  unknownWaitMs: 15_000,
  stalledMs: 60 * 60_000,
  verifyMs: 30_000,
  verifyFirstMs: 400,
  verifyLongestMs: 5_000,
  lostFirstMs: 1_000,
  lostLongestMs: 15_000,
  readBackFirstMs: 1_000,
  readBackLongestMs: 32_000,
  /** Clocks that are further apart than this make no attempt: the cloud refuses their signatures. */
  mostSkewMs: 5 * 60_000,
  /** Read back at least this long when the doubt itself began late (a forgotten or stalled task). */
  readBackLeastMs: 30_000,
} as const;

/** What is known of an operation when something happens to it. Ages are by the database's clock. */
export interface Life {
  state: State;
  /** Age of the present state. */
  inStateMs: number;
  /** Tries begun so far: attempts, and fresh reads that failed. */
  tries: number;
  /** Age of the first try; null before it. */
  tryingMs: number | null;
  /** It was tried again with renewed credentials already. */
  renewed: boolean;
  /** Age of the last attempt's X-TC-Timestamp; null before the first. */
  sentAgoMs: number | null;
  /** Looks at the cloud in this state that were answered. */
  looks: number;
  /** Looks in a row that failed. */
  lostLooks: number;
  /** Polls in a row that found no such task, and the age of the first of them. */
  unknownPolls: number;
  unknownMs: number;
}

/** What the decision needs beside the operation itself. */
export interface Setting {
  readBackMs: number;
  /** Wait before the first poll of a task, and between two polls. */
  firstPollMs: number;
  pollMs: number;
  /** From 0 to 1, for the jitter of waits. */
  random: number;
}

/** Why a call certainly had no effect but may be made again. */
export type TryAgain = "not-connected" | "busy" | "rate-limited" | "credentials";

/** What came of sending an attempt, or of the reads before it. */
export type Answer = "accepted" | TryAgain | "refused" | "no-answer";

export type LifeEvent =
  /** The fresh read before sending. `as-reviewed` makes it the operation's turn. */
  | { type: "checked"; finding: "as-reviewed" | "changed" | "ineligible" | "refused" | TryAgain }
  | { type: "cancelled" }
  | { type: "answered"; answer: Answer }
  /** The process that sent the attempt is gone; the RequestId may have been stored before. */
  | { type: "process-gone"; accepted: boolean }
  | { type: "polled"; task: "done" | "failed" | "working" | "unknown" }
  /** The rule was read back; with the age of the last attempt's X-TC-Timestamp by the cloud's own clock, null where that is unknown. */
  | { type: "read"; rule: "after" | "before" | "other"; sentAgoMs: number | null }
  /** A poll or a read back failed: that says nothing about the task. */
  | { type: "out-of-sight" };

export type Decision =
  | { kind: "move"; to: State; cause: Cause; notBeforeMs?: number; lookInMs?: number; renewed?: true }
  | { kind: "stay"; lookInMs: number }
  /** The event means nothing in this state. */
  | { kind: "none" };

const none: Decision = { kind: "none" };

function move(to: State, cause: Cause, effects: { notBeforeMs?: number; lookInMs?: number; renewed?: true } = {}) {
  return { kind: "move", to, cause, ...effects } satisfies Decision;
}

function stay(lookInMs: number): Decision {
  return { kind: "stay", lookInMs: Math.max(0, lookInMs) };
}

/** The one place that decides what becomes of an operation (the table of design §4). Pure. */
export function decide(life: Life, event: LifeEvent, setting: Setting): Decision {
  switch (life.state) {
    case "queued":
      return whileQueued(life, event, setting);
    case "submitting":
      return whileSubmitting(life, event, setting);
    case "running":
      return whileRunning(life, event, setting);
    case "verifying":
      return whileVerifying(life, event);
    case "unconfirmed":
      return whileUnconfirmed(life, event, setting);
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
  const usedUp = usedUpCause(life);
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
      // A failed fresh read is a try too, or an unreachable cloud would be asked for ever.
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
    case "no-answer":
      return doubt("no-answer", setting);
    default:
      return tryAgain(life, event.answer, setting);
  }
}

function whileRunning(life: Life, event: LifeEvent, setting: Setting): Decision {
  if (event.type === "out-of-sight") return stay(lostWait(life));
  if (event.type !== "polled") return none;
  switch (event.task) {
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

function whileVerifying(life: Life, event: LifeEvent): Decision {
  if (event.type === "out-of-sight") return stay(lostWait(life));
  if (event.type !== "read") return none;
  if (event.rule === "after") return move("succeeded", "verified");
  const left = limits.verifyMs - life.inStateMs;
  if (left <= 0) return move("failed", "differs");
  return stay(Math.min(left, growing(limits.verifyFirstMs, limits.verifyLongestMs, life.looks)));
}

function whileUnconfirmed(life: Life, event: LifeEvent, setting: Setting): Decision {
  if (event.type === "out-of-sight") return stay(lostWait(life));
  if (event.type !== "read") return none;
  if (event.rule === "after") return move("succeeded", "seen-without-task");
  if (event.rule === "other") return move("failed", "changed-by-someone-else");
  const left = readBackLeft(life, event.sentAgoMs, setting);
  if (left <= 0) return move("failed", "no-trace");
  return stay(Math.min(left, growing(limits.readBackFirstMs, limits.readBackLongestMs, life.looks + 1)));
}

function accepted(setting: Setting): Decision {
  return move("running", "accepted", { lookInMs: setting.firstPollMs });
}

function doubt(cause: Cause, setting: Setting): Decision {
  return move("unconfirmed", cause, { lookInMs: Math.min(limits.readBackFirstMs, setting.readBackMs) });
}

/**
 * A signature is refused after 5 minutes by the cloud's clock, which ours may be minutes ahead of: past its sixth, nothing
 * of the attempt can be taken any more. What is further off than the cloud itself allows for is not the cloud's clock.
 */
function readBackLeft(life: Life, byCloudMs: number | null, setting: Setting): number {
  const byUsMs = life.sentAgoMs ?? 0;
  const aheadMs = Math.max(-limits.mostSkewMs, Math.min(limits.mostSkewMs, byUsMs - (byCloudMs ?? byUsMs)));
  const untilSafe = setting.readBackMs - (byUsMs - aheadMs);
  const untilLookedAtAll = Math.min(limits.readBackLeastMs, setting.readBackMs) - life.inStateMs;
  return Math.max(untilSafe, untilLookedAtAll);
}

function tryAgain(life: Life, why: TryAgain, setting: Setting): Decision {
  if (why === "credentials") {
    // Signed again with fresh ones it is either taken, or the keys themselves are refused.
    if (life.renewed) return move("rejected", "refused");
    return move("queued", "credentials-renewed", { notBeforeMs: 0, renewed: true });
  }
  // The last try needs no wait: the next claim rejects it.
  if (usedUpCause(life)) return move("queued", why, { notBeforeMs: 0 });
  const wait = growing(limits.retryFirstMs, limits.retryLongestMs, life.tries - 1);
  return move("queued", why, { notBeforeMs: Math.round(wait * (0.75 + setting.random / 2)) });
}

function usedUpCause(life: Life): Cause | null {
  if (life.tries >= limits.tries) return "tries-used-up";
  if ((life.tryingMs ?? 0) >= limits.tryingMs) return "waited-too-long";
  return null;
}

function lostWait(life: Life): number {
  return growing(limits.lostFirstMs, limits.lostLongestMs, life.lostLooks);
}

function growing(firstMs: number, longestMs: number, times: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, Math.min(times, 30)));
}
