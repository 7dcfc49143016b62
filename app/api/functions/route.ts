import { answerGet } from "#lib/api/answer.ts";
import { functionsQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

export const GET = answerGet(functionsQuery, (query, { language, signal }) =>
  runtime().inventory.functions({ ...query, language, signal }),
);
