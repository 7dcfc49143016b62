import { answerGet } from "#lib/api/answer.ts";
import { qualifiersQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

export const GET = answerGet(qualifiersQuery, (query, { language, signal }) =>
  runtime().inventory.qualifiers({ ...query, language, signal }),
);
