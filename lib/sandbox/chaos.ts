import type { Action } from "#lib/cloud/catalogue/action.ts";
import type { Fault } from "#lib/sandbox/faults.ts";
import { randomStream } from "#lib/sandbox/random.ts";

const anyCall: readonly Fault[] = [
  { kind: "drop-before" },
  { kind: "drop-after" },
  { kind: "http-500" },
  { kind: "rate-limit" },
  { kind: "error", code: "InternalError" },
  { kind: "delay", ms: 2000 },
  { kind: "garbage" },
  { kind: "truncate" },
];

/** Further faults of a call that begins a task. */
const tasks: readonly Fault[] = [
  { kind: "busy" },
  { kind: "task-fail" },
  { kind: "task-slow" },
  { kind: "task-forget" },
  { kind: "lie" },
];

/** Random faults for a percentage of the calls; none lasts for good. */
export interface Chaos {
  readonly percent: number;
  /** The fault for this call, if it is struck. */
  strike(action: Action): Fault | null;
}

/**
 * The same seed gives the same faults: the n-th call of an action always gets the same one, whatever other actions are
 * called in between.
 */
export function chaosOf(seed: string, percent: number): Chaos {
  const streams = new Map<string, () => number>();
  return {
    percent,
    strike: (action) => {
      const random = streams.get(action.name) ?? randomStream(`${seed}/chaos/${action.name}`);
      streams.set(action.name, random);
      if (random() * 100 >= percent) return null;
      const kinds = action.service === "clb" && action.kind === "write" ? [...anyCall, ...tasks] : anyCall;
      return kinds[Math.floor(random() * kinds.length)] ?? null;
    },
  };
}
