import { answerGet } from "#lib/api/answer.ts";
import { regionQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

export const GET = answerGet(regionQuery, (query, { language, signal }) =>
  runtime().inventory.namespaces({ ...query, language, signal }),
);
