import { answerGet } from "#lib/api/answer.ts";
import { listenersQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

export const GET = answerGet(listenersQuery, (query, { language, signal }) =>
  runtime().inventory.listeners({ ...query, language, signal }),
);
