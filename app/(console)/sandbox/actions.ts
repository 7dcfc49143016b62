"use server";

import { z } from "zod";
import { askerOf } from "#lib/api/answer.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { explainThrown } from "#lib/api/refusal.ts";
import { explain } from "#lib/i18n/explain.ts";
import { runtime } from "#lib/runtime/current.ts";
import { type SandboxControl, sandboxControl } from "#lib/sandbox-control.ts";
import { allFaultKinds, type FaultOrder, type ScenarioName, scenarioNames } from "#lib/sandbox-terms.ts";

const dayMs = 24 * 3600 * 1000;
const scenarioSchema = z.enum(scenarioNames);
const clockSchema = z.int().min(1).max(dayMs);
const orderSchema = z.object({
  action: z.string().min(1).max(100),
  kind: z.enum(allFaultKinds),
  times: z.int().min(1).max(1000),
  code: z.string().min(1).max(200).optional(),
});

/** Begins a scenario anew. What the console has read of the world before is forgotten. */
export async function switchScenario(scenario: ScenarioName): Promise<ExplainedError | null> {
  return steer(scenarioSchema, scenario, async (control, name) => {
    await control.reset(name);
    runtime().inventory.forget();
  });
}

/** Moves the sandbox's clock, by a day at most. */
export async function advanceClock(ms: number): Promise<ExplainedError | null> {
  return steer(clockSchema, ms, async (control, advance) => {
    await control.advanceClock(advance);
    runtime().inventory.forget();
  });
}

/** Makes the next calls of an action go wrong. */
export async function provokeFault(order: FaultOrder): Promise<ExplainedError | null> {
  return steer(orderSchema, order, (control, { code, ...rest }) =>
    control.provoke(rest.kind === "error" ? { ...rest, code: code ?? "InternalError" } : rest),
  );
}

/** Takes back a failure that was ordered. */
export async function withdrawFault(id: number): Promise<ExplainedError | null> {
  return steer(z.int(), id, (control, order) => control.withdraw(order));
}

/** @returns why it was refused, or null when it is done */
async function steer<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  work: (control: SandboxControl, value: z.output<Schema>) => Promise<void>,
): Promise<ExplainedError | null> {
  const { locale } = await askerOf();
  const control = sandboxControl(runtime().env.cloud);
  if (!control) return explain("Console.NotTheSandbox", locale);
  const value = schema.safeParse(given);
  if (!value.success) return explain("Console.BadInput", locale);
  try {
    await work(control, value.data);
    return null;
  } catch (error) {
    return explainThrown(error, locale);
  }
}
