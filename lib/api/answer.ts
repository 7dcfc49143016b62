import "server-only";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import { type Actor, currentActor } from "#lib/access/actor.ts";
import type { ApiFailure } from "#lib/api/contract/failure.ts";
import { problemOf } from "#lib/api/problem.ts";
import { bindFieldOf } from "#lib/binding/fields.ts";
import { explain } from "#lib/i18n/explain.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";

export interface Asker {
  actor: Actor;
  locale: Locale;
  /** The same as the cloud names it. */
  language: string;
}

/** Who asks for an answer by GET. */
export interface Reader extends Asker {
  /** Fires when they leave before they are answered. */
  signal: AbortSignal;
}

/** Who asks, and in which language they want to be answered. */
export async function askerOf(): Promise<Asker> {
  const [actor, locale] = await Promise.all([currentActor(), getLocale()]);
  if (!isLocale(locale)) throw new Error(`no such language: ${locale}`);
  return { actor, locale, language: locale === "zh-CN" ? "zh-CN" : "en-US" };
}

/** Nobody sees it; it is what proxies write in their logs for that. */
const readerLeft = 499;

/**
 * The frame of every GET handler that answers with JSON: who asks, what exactly, and any failure in words. Work that
 * finds no such operation returns null, which is answered with 404.
 */
export function answerGet<Query extends z.ZodType, Context = unknown>(
  query: Query,
  work: (query: z.output<Query>, reader: Reader, context: Context) => Promise<object | null>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const asker = await askerOf();
    const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!parsed.success) {
      const field = bindFieldOf(parsed.error.issues[0]?.path[0]);
      return failure(400, explain({ kind: "own", code: "Console.BadInput", field }, asker.locale));
    }
    try {
      const answer = await work(parsed.data, { ...asker, signal: request.signal }, context);
      return answer ? Response.json(answer) : failure(404, explain("Console.UnknownOperation", asker.locale));
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: readerLeft });
      const { status, problem } = problemOf(error);
      return failure(status, explain(problem, asker.locale));
    }
  };
}

function failure(status: number, error: ApiFailure["error"]): Response {
  return Response.json({ error } satisfies ApiFailure, { status });
}
