import { answerGet } from "#lib/api/answer-get.ts";
import { ruleQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(ruleQuery, "read", (query, { inventory, language, signal }) =>
  inventory.rule({ ...query, language, signal }),
);
