import { answerGet } from "#lib/api/answer-get.ts";
import { listFilterOf, operationsQuery } from "#lib/api/queries.ts";

/** Operations, newest first, a page at a time. */
export const GET = answerGet(operationsQuery, "read", (query, { operations, signal }) =>
  operations.list(listFilterOf(query), signal),
);
