import { answerGet } from "#lib/api/answer-get.ts";
import { functionsQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(functionsQuery, "read", (query, { inventory, language, signal }) =>
  inventory.functions({ ...query, language, signal }),
);
