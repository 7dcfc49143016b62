import "server-only";
import { z } from "zod";
import type { CloudSettings } from "#lib/env-cloud.ts";
import {
  allFaultKinds,
  type CallCount,
  type FaultOrder,
  type SandboxView,
  type ScenarioName,
  scenarioNames,
} from "#lib/sandbox-terms.ts";

/** The sandbox can't be reached, or runs without `--control`. */
export class SandboxAway extends Error {
  override name = "SandboxAway";
}

/** Client of the sandbox's control paths. Every method may throw SandboxAway. */
export interface SandboxControl {
  view(): Promise<SandboxView>;
  /** Starts the scenario anew and drops all earlier state. */
  reset(scenario: ScenarioName): Promise<void>;
  advanceClock(ms: number): Promise<void>;
  provoke(order: FaultOrder): Promise<void>;
  /** Withdraws an ordered failure; does nothing for one that is used up. */
  withdraw(id: number): Promise<void>;
}

const answerMs = 10_000;
const shownCalls = 200;
const kind = z.enum(allFaultKinds);

const stateSchema = z.object({
  scenario: z.enum(scenarioNames),
  chaosPercent: z.number(),
  clockAheadMs: z.number(),
  faults: z.array(z.object({ id: z.int(), action: z.string(), fault: z.object({ kind }), left: z.number() })),
});

const callsSchema = z.object({
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  calls: z.array(
    z.object({
      at: z.number(),
      action: z.string(),
      region: z.string(),
      requestId: z.string(),
      verified: z.boolean(),
      outcome: z.string(),
      fault: kind.nullable(),
    }),
  ),
});

/** Null where the console acts on a real cloud. */
export function sandboxControl({ realm, endpoint }: CloudSettings): SandboxControl | null {
  if (realm !== "sandbox" || endpoint === null) return null;
  const post = async (path: string, body: object) => {
    await ask(endpoint, path, { method: "POST", body: JSON.stringify(body) });
  };
  return {
    async view() {
      const [state, { counts, calls }] = await Promise.all([
        ask(endpoint, "state").then((answer) => parsed(stateSchema, answer)),
        ask(endpoint, `calls?limit=${shownCalls}`).then((answer) => parsed(callsSchema, answer)),
      ]);
      const { faults, ...standing } = state;
      const waiting = faults.map(({ id, action, fault, left }) => ({ id, action, kind: fault.kind, left }));
      return { ...standing, waiting, counts: countsOf(counts), calls: calls.toReversed() };
    },
    reset: (scenario) => post("reset", { scenario }),
    advanceClock: (advanceMs) => post("clock", { advanceMs }),
    provoke: (order) => post("faults", order),
    withdraw: (id) => post("withdraw", { id }),
  };
}

function countsOf(counts: z.output<typeof callsSchema>["counts"]): CallCount[] {
  return Object.entries(counts)
    .map(([action, outcomes]) => {
      const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
      return { action, all, failed: all - (outcomes.OK ?? 0) };
    })
    .sort((a, b) => b.all - a.all || (a.action < b.action ? -1 : 1));
}

async function ask(endpoint: string, path: string, init: RequestInit = {}): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`${endpoint}/_sandbox/${path}`, {
      ...init,
      headers: { "Content-Type": "application/json", "X-Sandbox-Control": "1" },
      signal: AbortSignal.timeout(answerMs),
    });
    if (response.ok) return await response.json();
  } catch (error) {
    throw new SandboxAway("the sandbox does not answer", { cause: error });
  }
  throw new SandboxAway(`the sandbox answers ${path} with ${response.status}`);
}

function parsed<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const result = schema.safeParse(answer);
  if (!result.success) throw new SandboxAway("the sandbox answers in another form", { cause: result.error });
  return result.data;
}
