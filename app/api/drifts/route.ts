import { answerGet } from "#lib/api/answer-get.ts";
import { driftsQuery } from "#lib/api/contract/queries.ts";

/** A page of the bindings that changed without the console, newest first. */
export const GET = answerGet(driftsQuery, "read", (filter, { drifts, signal }) => drifts.list(filter, signal));
