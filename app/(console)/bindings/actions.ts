"use server";

import { answerAction } from "#lib/api/answer-action.ts";
import { refreshSchema } from "#lib/api/contract/stored-inventory.ts";

/** Has these load balancers read before everything else. */
export const refreshBindings = answerAction(refreshSchema, "read", async (loadBalancers, { stored }) => {
  await stored.refresh(loadBalancers);
  return null;
});
