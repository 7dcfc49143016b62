import "server-only";
import { z } from "zod";
import type { CloudSettings } from "#lib/env-cloud.ts";
import {
  allFaultKinds,
  type FaultOrder,
  type SandboxView,
  type ScenarioName,
  scenarioNames,
} from "#lib/sandbox-terms.ts";

/** The sandbox gave no usable answer: it is away, or runs without `--control`. */
export class SandboxAway extends Error {
  override name = "SandboxAway";
}

/** Steers the sandbox from outside, through its own paths. Every method may throw SandboxAway. */
export interface SandboxControl {
  view(): Promise<SandboxView>;
  /** Begins that scenario anew: nothing of before is left. */
  reset(scenario: ScenarioName): Promise<void>;
  advanceClock(ms: number): Promise<void>;
  provoke(order: FaultOrder): Promise<void>;
  /** Takes back an ordered failure; one that has struck already is no error. */
  withdraw(id: number): Promise<void>;
}

const answerMs = 10_000;
const shownCalls = 50;
const kind = z.enum(allFaultKinds);

const stateSchema = z.object({
  scenario: z.enum(scenarioNames),
  chaosPercent: z.number(),
  clockAheadMs: z.number(),
  faults: z.array(z.object({ id: z.int(), action: z.string(), fault: z.object({ kind }), left: z.number() })),
});

const callsSchema = z.object({
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

/** Null where the console acts on a real cloud: there is nothing to steer. */
export function sandboxControl({ realm, endpoint }: CloudSettings): SandboxControl | null {
  if (realm !== "sandbox" || endpoint === null) return null;
  const post = async (path: string, body: object) => {
    await ask(endpoint, path, { method: "POST", body: JSON.stringify(body) });
  };
  return {
    async view() {
      const [state, { calls }] = await Promise.all([
        ask(endpoint, "state").then((answer) => parsed(stateSchema, answer)),
        ask(endpoint, `calls?limit=${shownCalls}`).then((answer) => parsed(callsSchema, answer)),
      ]);
      const { faults, ...standing } = state;
      const waiting = faults.map(({ id, action, fault, left }) => ({ id, action, kind: fault.kind, left }));
      return { ...standing, waiting, calls: calls.toReversed() };
    },
    reset: (scenario) => post("reset", { scenario }),
    advanceClock: (advanceMs) => post("clock", { advanceMs }),
    provoke: (order) => post("faults", order),
    withdraw: (id) => post("withdraw", { id }),
  };
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
