import { answerGet } from "#lib/api/answer-get.ts";
import { operationsQuery } from "#lib/api/queries.ts";

/** Operations, newest first, a page at a time. */
export const GET = answerGet(operationsQuery, "read", (filter, { operations, signal }) =>
  operations.list(filter, signal),
);
