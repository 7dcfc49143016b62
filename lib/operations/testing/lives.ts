import type { State } from "#lib/api/contract/words.ts";
import type { Life, LifeEvent, Setting } from "#lib/operations/lifecycle.ts";
import { defaultLimits as limits } from "#lib/operations/limits.ts";

// Named lives and events for the tests of the lifecycle.

export const setting: Setting = { readBackMs: 360_000, firstPollMs: 400, pollMs: 400, random: 0.5, limits };

export function life(state: State, known: Partial<Life> = {}): Life {
  return {
    state,
    inStateMs: 0,
    tries: state === "queued" ? 0 : 1,
    tryingMs: state === "queued" ? null : 1_000,
    renewed: false,
    sentAgoMs: state === "queued" ? null : 1_000,
    looks: 0,
    lostLooks: 0,
    sameFailureLooks: 0,
    sameFailureMs: 0,
    oddReadingMs: null,
    unknownPolls: 0,
    unknownMs: 0,
    ...known,
  };
}

export const turn: LifeEvent = { type: "checked", finding: "as-reviewed" };
export const checked = (finding: Extract<LifeEvent, { type: "checked" }>["finding"]): LifeEvent => ({
  type: "checked",
  finding,
});
export const answered = (answer: Extract<LifeEvent, { type: "answered" }>["answer"]): LifeEvent => ({
  type: "answered",
  answer,
});
export const polled = (task: Extract<LifeEvent, { type: "polled" }>["task"]): LifeEvent => ({ type: "polled", task });
export const read = (
  rule: Extract<LifeEvent, { type: "read" }>["rule"],
  sentAgoMs: number | null = null,
): LifeEvent => ({
  type: "read",
  rule,
  sentAgoMs,
});
export const lost: LifeEvent = { type: "out-of-sight", lasting: false };
export const barred: LifeEvent = { type: "out-of-sight", lasting: true };
export const closed: LifeEvent = { type: "closed" };

/** All events. */
export const allEvents: LifeEvent[] = [
  ...(
    ["as-reviewed", "changed", "ineligible", "refused", "not-connected", "busy", "rate-limited", "credentials"] as const
  ).map(checked),
  { type: "cancelled" },
  ...(
    [
      "accepted",
      "not-connected",
      "busy",
      "rate-limited",
      "credentials",
      "refused",
      "internal-error",
      "no-answer",
    ] as const
  ).map(answered),
  { type: "process-gone", accepted: true },
  { type: "process-gone", accepted: false },
  ...(["done", "failed", "working", "unknown"] as const).map(polled),
  ...(["after", "before", "other", "gone"] as const).map((rule) => read(rule)),
  lost,
  barred,
  closed,
];
