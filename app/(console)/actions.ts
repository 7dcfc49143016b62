"use server";

import { answerAction } from "#lib/api/answer-action.ts";
import { changeRequestSchema } from "#lib/api/contract/actions.ts";
import { ChangeRefused } from "#lib/api/refusal.ts";

/** Requests a change of any kind. Answers within ten seconds; the operation continues by itself. */
export const askForChange = answerAction(changeRequestSchema, "change", async (request, { operations }) => {
  const asked = await operations.ask(request);
  if (asked.kind === "refused") throw new ChangeRefused(asked.refusal);
  return { operationId: asked.operation.id };
});
