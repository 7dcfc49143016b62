import { answerGet } from "#lib/api/answer-get.ts";
import { listenersQuery } from "#lib/api/contract/queries.ts";

/** A load balancer with all that is behind it, as the inventory last saw it. */
export const GET = answerGet(listenersQuery, "read", (query, { stored, signal }) => stored.loadBalancer(query, signal));
