import { answerGet } from "#lib/api/answer-get.ts";
import { listenersQuery } from "#lib/api/contract/queries.ts";

export const GET = answerGet(listenersQuery, "read", (query, { inventory, language, signal }) =>
  inventory.listeners({ ...query, language, signal }),
);
