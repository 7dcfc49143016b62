"use server";

import { answerAction } from "#lib/api/answer-action.ts";
import { answerOf, operationIdOf } from "#lib/api/asked.ts";
import { changeRequestSchema, changesRequestSchema } from "#lib/api/contract/actions.ts";

/** Requests a change of any kind. Answers within ten seconds; the operation continues by itself. */
export const askForChange = answerAction(changeRequestSchema, "change", async (request, { operations }) =>
  operationIdOf(await operations.ask(request)),
);

/** Requests several changes that were reviewed together, and answers for each. */
export const askForChanges = answerAction(changesRequestSchema, "change", async (request, { operations, locale }) => {
  const asked = await operations.askAll(request);
  return Promise.all(asked.map((one) => answerOf(one, locale)));
});
