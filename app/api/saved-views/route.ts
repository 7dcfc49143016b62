import { z } from "zod";
import { answerGet } from "#lib/api/answer-get.ts";

/** The person's saved views of the bindings. */
export const GET = answerGet(z.object({}), "read", (_, { views, signal }) => views.list(signal));
