"use server";

import { z } from "zod";
import { answerAction } from "#lib/api/answer-action.ts";

/** Takes a drift off the count: it is known, and the rule stays as it is for now. */
export const acknowledgeDrift = answerAction(z.string(), "change", async (id, { drifts }) => {
  await drifts.acknowledge(id);
  return null;
});

/** Settles a drift: what the rule has now is what it shall have. */
export const adoptDrift = answerAction(z.string(), "change", async (id, { drifts }) => {
  await drifts.adopt(id);
  return null;
});
