import { answerGet } from "#lib/api/answer-get.ts";
import { qualifiersQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(qualifiersQuery, "read", (query, { inventory, language, signal }) =>
  inventory.qualifiers({ ...query, language, signal }),
);
