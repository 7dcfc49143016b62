import { answerGet } from "#lib/api/answer-get.ts";
import { bindingsQuery } from "#lib/api/contract/queries.ts";

/** A page of the forwarding rules of all regions, with their bindings. */
export const GET = answerGet(bindingsQuery, "read", (filter, { stored, signal }) => stored.rules(filter, signal));
