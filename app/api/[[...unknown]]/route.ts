import { z } from "zod";
import { OwnError } from "#lib/access/own-error.ts";
import { answerGet } from "#lib/api/answer-get.ts";

/** Any other URL below `/api`: 404. */
export const GET = answerGet(z.object({}), "read", async () => {
  throw new OwnError("Console.UnknownAddress");
});
