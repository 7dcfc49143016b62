import { answerGet } from "#lib/api/answer.ts";
import { listFilterOf, operationsQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

/** Operations, newest first, a page at a time. */
export const GET = answerGet(operationsQuery, (query, { signal }) =>
  runtime().engine.list(listFilterOf(query), signal),
);
