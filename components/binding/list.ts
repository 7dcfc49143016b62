import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import type { Judged } from "#components/binding/picked.ts";
import type { SearchPage } from "#components/data/inventory-queries.ts";
import { RequestError } from "#components/data/request-error.ts";
import type { MissingRead, Page } from "#lib/api/contract/inventory.ts";

/** The loaded part of a field's list. */
export interface List<Item> {
  items: readonly Item[];
  loading: boolean;
  failure: RequestError | null;
  /** Refused reads, whose data the list lacks. */
  missing: readonly MissingRead[];
  retry: () => void;
  /** Only for a list that the cloud searches and pages. */
  search: {
    total: number;
    answeredQuery: string | undefined;
    onQuery: (query: string) => void;
    onLoadMore: (() => void) | undefined;
  } | null;
}

const none: readonly never[] = [];

/** Each group keeps the cloud's order. Where nothing moves, it is the same array, so that what is made of it is kept. */
export function eligibleFirst<Item extends Judged>(items: readonly Item[]): readonly Item[] {
  const isEligible = ({ verdict }: Item) => verdict.kind !== "ineligible";
  const sorted = [...items.filter(isEligible), ...items.filter((item) => !isEligible(item))];
  return sorted.every((item, index) => item === items[index]) ? items : sorted;
}

export function listOfAll<Item extends Judged>(result: UseQueryResult<Page<Item>>): List<Item> {
  return {
    items: eligibleFirst(result.data?.items ?? none),
    // A refetch keeps its data.
    loading: result.isFetching && result.data === undefined,
    failure: listFailureOf(result.error),
    missing: result.data?.missing ?? none,
    retry: () => void result.refetch(),
    search: null,
  };
}

export function listOfPages<Item>(
  result: UseInfiniteQueryResult<InfiniteData<SearchPage<Item>>>,
  items: readonly Item[],
  onQuery: (query: string) => void,
): List<Item> {
  const { data, hasNextPage, isFetching, isFetchingNextPage, isPlaceholderData, error } = result;
  const goesOn = hasNextPage && !isFetching && error === null;
  return {
    items,
    loading: isFetching && (data === undefined || isFetchingNextPage || isPlaceholderData),
    failure: listFailureOf(error),
    missing: none,
    retry: () => void (data && hasNextPage ? result.fetchNextPage() : result.refetch()),
    search: {
      total: data?.pages[0]?.total ?? items.length,
      answeredQuery: data?.pages[0]?.search,
      onQuery,
      onLoadMore: goesOn ? () => void result.fetchNextPage() : undefined,
    },
  };
}

/** Any error other than an answered failure means that the console can't be reached. */
export function listFailureOf(error: Error | null): RequestError | null {
  if (error === null || error instanceof RequestError) return error;
  return new RequestError(null, null, { cause: error });
}
