import { queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/data/json-client.ts";
import { newestOverview, newestPage, newestView } from "#components/data/newest.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { RequestError } from "#components/data/request-error.ts";
import { forReview, readPages } from "#components/data/review-pages.ts";
import { unfinishedStates } from "#components/data/unfinished-states.ts";
import type { InAccount } from "#lib/account.ts";
import type { Operation, OperationPage, OperationView, Overview } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

/** Refetch interval of unfinished operations, since events may be lost. */
const unfinishedMs = 5_000;

export function operationView(place: InAccount, id: string) {
  return queryOptions({
    queryKey: queryKeyOf("operation", { id, ...place }),
    queryFn: async ({ client, queryKey, signal }) => {
      const read = await getJson<OperationView>(paths.api.operation(id, place), signal);
      return newestView(client.getQueryData<OperationView>(queryKey), read);
    },
    refetchInterval: ({ state: { data, error } }) => {
      const settled = data ? isTerminal(data.operation.state) : error instanceof RequestError && error.status === 404;
      return settled ? false : unfinishedMs;
    },
  });
}

export function operationsPage(place: InAccount, query: OperationFilter) {
  const filter = { ...place, ...query };
  return queryOptions({
    queryKey: queryKeyOf("operations", filter),
    queryFn: async ({ client, queryKey, signal }) => {
      const read = await getJson<OperationPage>(paths.api.operations(filter), signal);
      return newestPage(client.getQueryData<OperationPage>(queryKey), read);
    },
    refetchInterval: ({ state: { data } }) =>
      data?.items.every(({ state }) => isTerminal(state)) ? false : unfinishedMs,
    // The rows of the last page, except those of another account.
    placeholderData: (previous, query) => (query?.queryKey[1].account === place.account ? previous : undefined),
  });
}

export function overviewQuery(place: InAccount) {
  return queryOptions({
    queryKey: queryKeyOf("overview", place),
    queryFn: async ({ client, queryKey, signal }) => {
      const read = await getJson<Overview>(paths.api.overview(place), signal);
      return newestOverview(client.getQueryData<Overview>(queryKey), read);
    },
    refetchInterval: ({ state: { data } }) => (data && !hasUnfinished(data) ? false : unfinishedMs),
  });
}

/** Operations that are looked through for those to undo together: those of a review, each with its undo, and some others. */
const mostLookedThrough = 1_000;

/** The newest operations that a filter matches, read anew for each review. */
export function matchingOperations(place: InAccount, query: OperationFilter) {
  const filter = { ...place, ...query };
  return queryOptions({
    queryKey: queryKeyOf("matchingOperations", filter),
    queryFn: ({ signal }): Promise<Operation[]> =>
      readPages((from) => {
        const path = paths.api.operations({ ...filter, ...(from !== undefined && { before: Number(from) }) });
        return getJson<OperationPage>(path, signal);
      }, mostLookedThrough),
    ...forReview,
  });
}

/** The unfinished operations of a load balancer, a region or a function, the newest fifty with the count of all. */
export function unfinishedOperations(
  place: InAccount,
  of: Pick<OperationFilter, "loadBalancerId" | "region" | "function">,
) {
  // The result for another one must not be shown for this one.
  return queryOptions({ ...operationsPage(place, { ...of, state: unfinishedStates }), placeholderData: undefined });
}

function hasUnfinished({ goingOn, attention }: Overview): boolean {
  return goingOn.total > 0 || attention.items.some(({ state }) => !isTerminal(state));
}
