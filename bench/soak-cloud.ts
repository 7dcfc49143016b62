import { z } from "zod";

const call = z.object({ action: z.string(), requestId: z.string(), outcome: z.string() });
const report = z.object({ counts: z.record(z.string(), z.record(z.string(), z.number())), calls: z.array(call) });

export type Counts = z.output<typeof report>["counts"];

/** Faults that may strike any call. */
const anywhere = [
  { kind: "drop-before" },
  { kind: "drop-after" },
  { kind: "http-500" },
  { kind: "hang" },
  { kind: "delay", ms: 3_000 },
  { kind: "garbage" },
  { kind: "truncate" },
  { kind: "wrong-type" },
  { kind: "rate-limit" },
  { kind: "error", code: "InternalError" },
];

/** Faults of writes only. */
const ofWrites = [
  { kind: "busy" },
  { kind: "task-fail" },
  { kind: "task-forget" },
  { kind: "task-slow" },
  { kind: "lie" },
];

/** Client of the sandbox's control paths for the soak: injects faults into a share of all calls, and records the writes. */
export class SoakCloud {
  /** RequestIds of the accepted writes. */
  readonly taken = new Set<string>();
  /** Calls recorded twice under one RequestId. */
  repeated = 0;
  ordered = 0;
  #calls = 0;
  #seen = new Set<string>();
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async #control(method: "GET" | "POST", path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#url}/_sandbox/${path}`, {
      method,
      headers: { "Content-Type": "application/json", "X-Sandbox-Control": "1" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The sandbox refuses ${path}: ${await response.text()}`);
    return response.json();
  }

  /** Injects faults for that share of the calls since the last time. */
  async spoil(share: number): Promise<void> {
    const total = sum(await this.counts());
    let due = (total - this.#calls) * share + Math.random();
    this.#calls = total;
    for (; due >= 1; due -= 1) {
      const fault = Math.random() < 0.1 ? pick(ofWrites) : pick(anywhere);
      const action = ofWrites.includes(fault) ? pick(["RegisterFunctionTargets", "DeregisterFunctionTargets"]) : "*";
      await this.#control("POST", "faults", { ...fault, action, times: 1 });
      this.ordered += 1;
    }
  }

  /** Copies the records of writes. Call it at least every minute, since the sandbox keeps the last 5,000 calls. */
  async keepBooks(): Promise<void> {
    const seen = new Set<string>();
    for (const action of ["RegisterFunctionTargets", "DeregisterFunctionTargets"]) {
      const { calls } = report.parse(await this.#control("GET", `calls?limit=5000&action=${action}`));
      for (const { requestId, outcome } of calls) {
        if (seen.has(requestId)) this.repeated += 1;
        seen.add(requestId);
        if (outcome === "OK" && !this.#seen.has(requestId)) this.taken.add(requestId);
      }
    }
    this.#seen = seen;
  }

  /** Calls per action and outcome since the sandbox began. */
  async counts(): Promise<Counts> {
    return report.parse(await this.#control("GET", "calls?limit=0")).counts;
  }
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, outcomes) => total + callsOf(outcomes), 0);
}

export function callsOf(outcomes: Record<string, number> = {}): number {
  return Object.values(outcomes).reduce((total, count) => total + count, 0);
}

function pick<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
