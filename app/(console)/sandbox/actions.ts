"use server";

import { z } from "zod";
import { OwnError } from "#lib/access/own-error.ts";
import type { Session } from "#lib/access/session.ts";
import { answerAction } from "#lib/api/answer-action.ts";
import { faultOrderSchema } from "#lib/api/contract/sandbox.ts";
import type { SandboxControl } from "#lib/sandbox-control.ts";
import { scenarioNames } from "#lib/sandbox-terms.ts";

const dayMs = 24 * 3600 * 1000;
/** Starts a scenario anew, and clears what the console has read of the previous world. */
export const switchScenario = steering(z.enum(scenarioNames), async (control, name, { inventory }) => {
  await control.reset(name);
  inventory.forget();
});

/** Advances the sandbox's clock by at most a day. */
export const advanceClock = steering(z.int().min(1).max(dayMs), async (control, advance, { inventory }) => {
  await control.advanceClock(advance);
  inventory.forget();
});

/** Injects a failure into the next calls of an action. */
export const provokeFault = steering(faultOrderSchema, (control, { code, ...rest }) =>
  control.provoke(rest.kind === "error" ? { ...rest, code: code ?? "InternalError" } : rest),
);

/** Withdraws an injected failure. */
export const withdrawFault = steering(z.int(), (control, order) => control.withdraw(order));

function steering<Schema extends z.ZodType>(
  schema: Schema,
  work: (control: SandboxControl, value: z.output<Schema>, session: Session) => Promise<void>,
) {
  return answerAction(schema, "steer-sandbox", async (value, session) => {
    if (!session.sandbox) throw new OwnError("Console.NotTheSandbox");
    await work(session.sandbox, value, session);
    return null;
  });
}
