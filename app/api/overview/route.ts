import { z } from "zod";
import { answerGet } from "#lib/api/answer-get.ts";

/** What goes on, what needs a person, and how many there are. */
export const GET = answerGet(z.object({}), "read", (_query, { operations, signal }) => operations.overview(signal));
