import "server-only";
import { currentLocale } from "#lib/access/language.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { type Session, sessionFor } from "#lib/access/session.ts";
import { failedResponse } from "#lib/api/answer-get.ts";
import { eventStream } from "#lib/api/event-stream.ts";
import { problemOf } from "#lib/api/problem.ts";
import { explain } from "#lib/i18n/explain.ts";

/**
 * The frame of every event stream: session, permission, then events until the client disconnects.
 *
 * @param subscribe starts the sources and returns a function that ends each
 */
export function answerStream<Event>(
  name: string,
  permission: AccessPermission,
  subscribe: (session: Session, tell: (event: Event) => void) => (() => void)[],
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const session = await sessionFor(permission, new URL(request.url).searchParams.get("account"));
      return eventStream<Event>(request, name, {
        subscribe: (tell) => subscribe(session, tell),
        onStop: session.onStop,
      });
    } catch (error) {
      const { status, problem } = problemOf(error);
      return failedResponse(status, explain(problem, await currentLocale()));
    }
  };
}
