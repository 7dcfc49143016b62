import "server-only";
import type { z } from "zod";
import { currentLocale } from "#lib/access/language.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { sessionFor } from "#lib/access/session.ts";
import { failedResponse, type Reader } from "#lib/api/answer-get.ts";
import { problemOf } from "#lib/api/problem.ts";
import { explainBadInput } from "#lib/api/refusal.ts";
import { explain } from "#lib/i18n/explain.ts";

interface Named {
  name: string;
  /** Media type. */
  type: string;
}

/**
 * The frame of every download: session, permission, parsing, then the file's text as its content is read. A failure before
 * the first part of the content was read is explained as JSON; a later one breaks the download off, so that no half of a file looks like
 * a whole.
 */
export function answerFile<Query extends z.ZodType, Part>(
  { name, type }: Named,
  query: Query,
  permission: AccessPermission,
  read: (query: z.output<Query>, reader: Reader) => AsyncGenerator<Part>,
  write: (parts: AsyncIterable<Part>) => AsyncGenerator<string>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { signal } = request;
    const locale = await currentLocale();
    try {
      const asked = new URL(request.url).searchParams;
      const session = await sessionFor(permission, asked.get("account"));
      const parsed = query.safeParse(Object.fromEntries(asked));
      if (!parsed.success) return failedResponse(400, explainBadInput(parsed.error, locale));
      const parts = read(parsed.data, { ...session, signal });
      const first = await parts.next();
      return new Response(bytesOf(write(startingWith(first, parts))), {
        headers: { "Content-Type": `${type}; charset=utf-8`, "Content-Disposition": `attachment; filename="${name}"` },
      });
    } catch (error) {
      const { status, problem } = problemOf(error);
      return failedResponse(status, explain(problem, locale));
    }
  };
}

async function* startingWith<Part>(first: IteratorResult<Part>, rest: AsyncGenerator<Part>): AsyncGenerator<Part> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

function bytesOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const text = await texts.next();
      if (text.done) controller.close();
      else controller.enqueue(encoder.encode(text.value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
