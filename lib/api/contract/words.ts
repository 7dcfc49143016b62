/**
 * States, causes and limits of an operation. Separate from the schemas, so that a screen that only lists them doesn't load
 * zod.
 */

export const states = [
  "queued",
  "submitting",
  "running",
  "verifying",
  "succeeded",
  "failed",
  "rejected",
  "unconfirmed",
  "cancelled",
] as const;

export type State = (typeof states)[number];

/** Why a transition happened. The interface has a sentence for each under `operation.cause.<cause>`. */
export const causes = [
  "asked",
  "its-turn",
  "accepted",
  "task-succeeded",
  "task-failed",
  "verified",
  "differs",
  "not-connected",
  "busy",
  "rate-limited",
  "credentials-renewed",
  "refused",
  "changed-since-review",
  "no-longer-eligible",
  "tries-used-up",
  "waited-too-long",
  "no-answer",
  "internal-error",
  "process-gone",
  "task-forgotten",
  "task-stalled",
  "task-unreadable",
  "seen-without-task",
  "changed-by-someone-else",
  "no-trace",
  "gone",
  "never-confirmed",
  "closed-by-person",
  "cancelled-by-person",
] as const;

export type Cause = (typeof causes)[number];

export const attemptOutcomes = ["pending", "accepted", "refused", "not-sent", "no-answer"] as const;

export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** What a list of operations may be narrowed to, as an operator thinks of states. */
export const operationGroups = ["all", "going-on", "attention", "succeeded", "failed", "cancelled"] as const;

export type OperationGroup = (typeof operationGroups)[number];

/** Periods whose traffic is shown; each ends now. */
export const trafficPeriods = ["1h", "6h", "24h", "7d"] as const;

export type TrafficPeriod = (typeof trafficPeriods)[number];

/** An operation's id as links carry it. */
export const operationIdPattern = /^[1-9]\d{0,14}$/;

/** Longest reason, in characters. */
export const longestReason = 500;

/**
 * States of a drift. `open` and `acknowledged` are not settled: the rule still has what nobody asked for. The console settles
 * it by itself where the rule changes again: back to what it had (`reverted`), or by an operation that gave it back
 * (`turned-back`) or something else (`superseded`).
 */
export const driftStates = ["open", "acknowledged", "adopted", "turned-back", "superseded", "reverted"] as const;

export type DriftState = (typeof driftStates)[number];

/** What a rule sends its requests to; `unknown` where the keys may not read it. */
export const targetKinds = ["function", "servers", "redirect", "target-group", "none", "unknown"] as const;

export type TargetKind = (typeof targetKinds)[number];

/** Most changes that are reviewed together, and of those asked for in one call, whose body is short and whose answer comes in time. */
export const mostOfBatch = 200;
export const mostPerCall = 20;

/** The longest name of a saved view, in characters. */
export const longestViewName = 60;
