import { z } from "zod";
import { OwnError } from "#lib/access/own-error.ts";
import { answerGet } from "#lib/api/answer-get.ts";

/** How the sandbox stands, and its last calls. */
export const GET = answerGet(z.object({}), "read", async (_query, { sandbox }) => {
  if (!sandbox) throw new OwnError("Console.NotTheSandbox");
  return sandbox.view();
});
