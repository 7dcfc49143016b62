import { answerGet } from "#lib/api/answer-get.ts";
import { operationsQuery } from "#lib/api/contract/queries.ts";

/** A page of operations, newest first. */
export const GET = answerGet(operationsQuery, "read", (filter, { operations, signal }) =>
  operations.list(filter, signal),
);
