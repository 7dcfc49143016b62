import { answerGet } from "#lib/api/answer-get.ts";
import { findRulesQuery } from "#lib/api/contract/queries.ts";
import { findRules } from "#lib/api/find-rules.ts";

/** Forwarding rules by id or address, with how much was searched for them. */
export const GET = answerGet(findRulesQuery, "read", (sought, session) => findRules(session, sought, session.signal));
