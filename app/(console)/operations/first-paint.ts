import "server-only";
import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import type { OperationView } from "#components/live/newest.ts";
import { type OperationsAsked, operationKeys } from "#components/live/operation-queries.ts";
import { problemOf } from "#lib/api/problem.ts";
import { listFilterOf, operationsQuery } from "#lib/api/queries.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { runtime } from "#lib/runtime/current.ts";

/**
 * The lists that a page is first painted with. They count as old at once, because an event may have passed by before the
 * page was there. A failure that can be explained is left to the browser's own read, which shows it with a way to try
 * again.
 */
export async function paintLists(...lists: OperationsAsked[]): Promise<DehydratedState> {
  const client = new QueryClient();
  await Promise.all(
    lists.map(async (asked) => {
      const page = await unlessAway(() => runtime().engine.list(listFilterOf(operationsQuery.parse(asked))));
      client.setQueryData(operationKeys.list(asked), page, { updatedAt: 0 });
    }),
  );
  return dehydrate(client);
}

/** One operation, which is only old where it goes on. */
export function paintView(view: OperationView): DehydratedState {
  const client = new QueryClient();
  const ended = isTerminal(view.operation.state);
  client.setQueryData(operationKeys.view(view.operation.id), view, ended ? {} : { updatedAt: 0 });
  return dehydrate(client);
}

/** Undefined when it fails in a way that can be explained. */
export async function unlessAway<Answer>(read: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await read();
  } catch (error) {
    problemOf(error);
    return undefined;
  }
}
