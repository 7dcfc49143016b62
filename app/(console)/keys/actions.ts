"use server";

import { z } from "zod";
import { answerAction } from "#lib/api/answer-action.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";

/** Checks the keys' permissions again. */
export const probeAgain = answerAction(z.string().refine(isKnownRegion), "read", async (region, session) => {
  await session.probes({ region, language: session.language }, 0);
  return null;
});
