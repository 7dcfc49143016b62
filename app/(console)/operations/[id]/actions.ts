"use server";

import { z } from "zod";
import { OwnError } from "#lib/access/own-error.ts";
import { answerAction } from "#lib/api/answer-action.ts";
import { closeRequestSchema } from "#lib/api/contract/actions.ts";

const refusedBecause = {
  "too-late": "Console.TooLateToCancel",
  "not-closable": "Console.NotClosable",
  unknown: "Console.UnknownOperation",
} as const;

/** Cancels a queued operation, which is possible until it is sent. */
export const cancelOperation = answerAction(z.string(), "change", async (id, { operations }) => {
  const { kind } = await operations.cancel(id);
  if (kind !== "cancelled") throw new OwnError(refusedBecause[kind]);
  return null;
});

/** Closes an operation with an unknown outcome. Nothing changes in the cloud. */
export const closeOperation = answerAction(closeRequestSchema, "change", async ({ id, reason }, { operations }) => {
  const { kind } = await operations.close(id, reason);
  if (kind !== "closed") throw new OwnError(refusedBecause[kind]);
  return null;
});
