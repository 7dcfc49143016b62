import { answerGet } from "#lib/api/answer-get.ts";
import { loadBalancersQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(loadBalancersQuery, "read", (query, { inventory, language, signal }) =>
  inventory.loadBalancers({ ...query, language, signal }),
);
