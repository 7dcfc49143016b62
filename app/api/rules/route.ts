import { answerGet } from "#lib/api/answer-get.ts";
import { rulesQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(rulesQuery, "read", (query, { inventory, language, signal }) =>
  inventory.rules({ ...query, language, signal }),
);
