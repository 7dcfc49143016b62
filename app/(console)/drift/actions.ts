"use server";

import { answerAction } from "#lib/api/answer-action.ts";
import { seenDriftSchema } from "#lib/api/contract/drift.ts";

/** Takes a drift off the count: it is known, and the rule stays as it is for now. */
export const acknowledgeDrift = answerAction(seenDriftSchema, "change", async (seen, { drifts }) => {
  await drifts.acknowledge(seen);
  return null;
});

/** Settles a drift: what the rule has now is what it shall have. */
export const adoptDrift = answerAction(seenDriftSchema, "change", async (seen, { drifts }) => {
  await drifts.adopt(seen);
  return null;
});
