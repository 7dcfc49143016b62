import { answerGet } from "#lib/api/answer-get.ts";
import { findRulesQuery } from "#lib/api/contract/queries.ts";

/** Forwarding rules by id or address, with how much was searched for them. */
export const GET = answerGet(findRulesQuery, "read", ({ region, ...sought }, { inventory, language, signal }) =>
  inventory.findRules({ region, sought, language, signal }),
);
