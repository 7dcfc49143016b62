import { z } from "zod";
import { answerGet } from "#lib/api/answer-get.ts";

/** Operations in progress, those that need attention, and counts. */
export const GET = answerGet(z.object({}), "read", (_query, { operations, signal }) => operations.overview(signal));
