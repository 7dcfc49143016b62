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

/** What can happen besides to a call that begins a task. */
const tasks: readonly Fault[] = [
  { kind: "busy" },
  { kind: "task-fail" },
  { kind: "task-slow" },
  { kind: "task-forget" },
  { kind: "lie" },
];

/** Failures by chance: of a hundred calls so many, none that lasts for good. */
export interface Chaos {
  readonly percent: number;
  /** The failure for this call, if it is one of those. */
  strike(action: Action): Fault | null;
}

/**
 * The same seed gives the same failures: the n-th call of an action always fares alike, whatever other actions are called
 * meanwhile.
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
