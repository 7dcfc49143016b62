import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { newestPage, newestView, type OperationView } from "#components/live/newest.ts";
import { ReadError, readJson } from "#components/live/read-json.ts";
import type { Page } from "#lib/inventory/types.ts";
import { isTerminal } from "#lib/operations/states.ts";
import type { Operation } from "#lib/operations/types.ts";
import { paths } from "#lib/paths.ts";

/** What `GET /api/operations` is asked, by the names of its query. */
export type OperationsAsked = Partial<
  Record<"state" | "kind" | "region" | "loadBalancer" | "actor" | "search" | "offset", string>
>;

export const operationKeys = {
  lists: ["operations"] as const,
  list: (asked: OperationsAsked) => ["operations", asked] as const,
  views: ["operation"] as const,
  view: (id: string) => ["operation", id] as const,
};

/** Events may be lost on their way; what is unfinished is looked at again without them. */
const unfinishedMs = 5_000;

/** The console may run on this very machine, which can be reached without any network. */
const networkMode = "always";

export function operationView(id: string) {
  return queryOptions({
    queryKey: operationKeys.view(id),
    networkMode,
    queryFn: async ({ client, queryKey, signal }) => {
      const read = await readJson<OperationView>(paths.api.operation(id), signal);
      return newestView(client.getQueryData<OperationView>(queryKey), read);
    },
    refetchInterval: ({ state: { data, error } }) => {
      const settled = data ? isTerminal(data.operation.state) : error instanceof ReadError && error.status === 404;
      return settled ? false : unfinishedMs;
    },
  });
}

export function operationsPage(asked: OperationsAsked) {
  return queryOptions({
    queryKey: operationKeys.list(asked),
    networkMode,
    queryFn: async ({ client, queryKey, signal }) => {
      const read = await readJson<Page<Operation>>(paths.api.operations(asked), signal);
      return newestPage(client.getQueryData<Page<Operation>>(queryKey), read);
    },
    refetchInterval: ({ state: { data } }) =>
      data?.items.every(({ state }) => isTerminal(state)) ? false : unfinishedMs,
    placeholderData: keepPreviousData,
  });
}
