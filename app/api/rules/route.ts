import { answerGet } from "#lib/api/answer.ts";
import { rulesQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

export const GET = answerGet(rulesQuery, (query, { language, signal }) =>
  runtime().inventory.rules({ ...query, language, signal }),
);
