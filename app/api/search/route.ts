import { answerGet } from "#lib/api/answer-get.ts";
import { searchQuery } from "#lib/api/contract/queries.ts";
import { searchEverything } from "#lib/api/search.ts";

/** Rules, load balancers, functions and operations of all regions that a text names, a few of each. */
export const GET = answerGet(searchQuery, "read", (asked, session) => searchEverything(session, asked, session.signal));
