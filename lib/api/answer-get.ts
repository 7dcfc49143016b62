import "server-only";
import { z } from "zod";
import { currentLocale } from "#lib/access/language.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { type Session, sessionFor } from "#lib/access/session.ts";
import type { ApiFailure } from "#lib/api/contract/failure.ts";
import { problemOf } from "#lib/api/problem.ts";
import { explainBadInput } from "#lib/api/refusal.ts";
import { explain } from "#lib/i18n/explain.ts";

/** The session of a GET request. */
export interface Reader extends Session {
  /** Fires when the client disconnects before the answer. */
  signal: AbortSignal;
}

/** Status for a client that has disconnected, as proxies log it; it is never received. */
const readerLeft = 499;

/**
 * The frame of every GET handler that answers with JSON: session, permission, parsing, and explanation of failures.
 */
export function answerGet<Query extends z.ZodType, Context = unknown>(
  query: Query,
  permission: AccessPermission,
  work: (query: z.output<Query>, reader: Reader, context: Context) => Promise<object>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const { signal } = request;
    const locale = await currentLocale();
    try {
      const asked = new URL(request.url).searchParams;
      const session = await sessionFor(permission, asked.get("account"));
      const parsed = z.safeParse(query, Object.fromEntries(asked));
      if (!parsed.success) return failedResponse(400, explainBadInput(parsed.error, locale));
      return Response.json(await work(parsed.data, { ...session, signal }, context));
    } catch (error) {
      if (signal.aborted) return new Response(null, { status: readerLeft });
      const { status, problem } = problemOf(error);
      return failedResponse(status, explain(problem, locale));
    }
  };
}

/** The body of every failed answer. */
export function failedResponse(status: number, error: ApiFailure["error"]): Response {
  return Response.json({ error } satisfies ApiFailure, { status });
}
