import "server-only";
import type { FirstPage, OperationsAsked } from "#components/live/operation-queries.ts";
import { problemOf } from "#lib/api/problem.ts";
import { listFilterOf, operationsQuery } from "#lib/api/queries.ts";
import { runtime } from "#lib/runtime/current.ts";

/**
 * What a page is first painted with. A failure that can be explained is left to the browser's own read, which shows it
 * with a way to try again.
 */
export async function firstPaint<Answer>(read: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await read();
  } catch (error) {
    problemOf(error);
    return undefined;
  }
}

/** A page of operations as the browser would ask for it. */
export function firstPage(asked: OperationsAsked): Promise<FirstPage | undefined> {
  return firstPaint(async () => {
    const page = await runtime().engine.list(listFilterOf(operationsQuery.parse(asked)));
    return { asked, page };
  });
}
