"use server";

import { z } from "zod";
import { answerAction } from "#lib/api/answer-action.ts";
import type { BindRequest } from "#lib/api/contract/actions.ts";
import { ChangeRefused } from "#lib/api/refusal.ts";

/** Asks for a bind, replace or change of weight. Answers within ten seconds; the operation goes on by itself. */
export const bindFunction = answerAction(z.custom<BindRequest>(), "change", async (request, { operations }) => {
  const asked = await operations.bind(request);
  if (asked.kind === "refused") throw new ChangeRefused(asked.refusal);
  return { operationId: asked.operation.id };
});
