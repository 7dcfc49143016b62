import { answerGet } from "#lib/api/answer.ts";
import { searchQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

export const GET = answerGet(searchQuery, (query, { language, signal }) =>
  runtime().inventory.loadBalancers({ ...query, language, signal }),
);
