import { answerGet } from "#lib/api/answer-get.ts";
import { regionQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(regionQuery, "read", (query, { inventory, language, signal }) =>
  inventory.namespaces({ ...query, language, signal }),
);
