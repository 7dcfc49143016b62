import { z } from "zod";
import { OwnError } from "#lib/access/own-error.ts";
import { answerGet } from "#lib/api/answer-get.ts";

/** The sandbox's state and its last calls. */
export const GET = answerGet(z.object({}), "read", async (_query, { sandbox }) => {
  if (!sandbox) throw new OwnError("Console.NotTheSandbox");
  return sandbox.view();
});
