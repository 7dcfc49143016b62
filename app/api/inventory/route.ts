import { z } from "zod";
import { answerGet } from "#lib/api/answer-get.ts";

/** How far the inventory has been read. */
export const GET = answerGet(z.object({}), "read", (_, { stored, signal }) => stored.progress(signal));
