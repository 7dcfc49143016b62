import { z } from "zod";
import { OwnError } from "#lib/access/own-error.ts";
import { answerGet } from "#lib/api/answer-get.ts";

/** Any other address of `/api`: nothing is read there. */
export const GET = answerGet(z.object({}), "read", async () => {
  throw new OwnError("Console.UnknownAddress");
});
