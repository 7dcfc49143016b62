import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { newestOverview, newestPage, newestView, type OperationView } from "#components/live/newest.ts";
import { ReadError, readJson } from "#components/live/read-json.ts";
import { isTerminal } from "#lib/operations/states.ts";
import type { OperationPage, Overview } from "#lib/operations/types.ts";
import { paths } from "#lib/paths.ts";

/** What `GET /api/operations` is asked, by the names of its query. */
export type OperationsAsked = Partial<
  Record<"state" | "kind" | "region" | "loadBalancer" | "actor" | "search" | "before" | "after", string>
>;

export const operationKeys = {
  lists: ["operations"] as const,
  list: (asked: OperationsAsked) => ["operations", asked] as const,
  overview: ["overview"] as const,
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
      const read = await readJson<OperationPage>(paths.api.operations(asked), signal);
      return newestPage(client.getQueryData<OperationPage>(queryKey), read);
    },
    refetchInterval: ({ state: { data } }) =>
      data?.items.every(({ state }) => isTerminal(state)) ? false : unfinishedMs,
    placeholderData: keepPreviousData,
  });
}

export function overviewQuery() {
  return queryOptions({
    queryKey: operationKeys.overview,
    networkMode,
    queryFn: async ({ client, queryKey, signal }) => {
      const read = await readJson<Overview>(paths.api.overview(), signal);
      return newestOverview(client.getQueryData<Overview>(queryKey), read);
    },
    refetchInterval: ({ state: { data } }) => (data?.goingOn.total === 0 ? false : unfinishedMs),
  });
}
