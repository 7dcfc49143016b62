import { answerGet } from "#lib/api/answer-get.ts";
import { searchQuery } from "#lib/api/queries.ts";

export const GET = answerGet(searchQuery, "read", (query, { inventory, language, signal }) =>
  inventory.loadBalancers({ ...query, language, signal }),
);
