import "server-only";
import { type DehydratedState, dehydrate, QueryClient, type QueryKey } from "@tanstack/react-query";
import { keyOf } from "#components/data/query-keys.ts";
import type { Session } from "#lib/access/session.ts";
import { inAccount } from "#lib/account.ts";
import type { OperationView } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import { problemOf } from "#lib/api/problem.ts";

/**
 * The list that a page is first painted with. It counts as old at once, because an event may have passed by before the
 * page was there. A failure that can be explained is left to the browser's own read, which shows it with a way to try
 * again.
 */
export async function paintList({ account, operations }: Session, filter: OperationFilter): Promise<DehydratedState> {
  const page = await unlessAway(() => operations.list(filter));
  return painted(keyOf("operations", { ...filter, ...inAccount(account.id) }), page);
}

export async function paintOverview({ account, operations }: Session): Promise<DehydratedState> {
  return painted(keyOf("overview", inAccount(account.id)), await unlessAway(() => operations.overview()));
}

function painted(key: QueryKey, data: unknown): DehydratedState {
  const client = new QueryClient();
  client.setQueryData(key, data, { updatedAt: 0 });
  return dehydrate(client);
}

/** One operation, which is only old where it goes on. */
export function paintView(view: OperationView): DehydratedState {
  const client = new QueryClient();
  const ended = view.operation.endedAt !== null;
  client.setQueryData(
    keyOf("operation", { id: view.operation.id, ...inAccount(view.operation.account) }),
    view,
    ended ? {} : { updatedAt: 0 },
  );
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
