"use client";

import {
  type DataTag,
  type DehydratedState,
  HydrationBoundary,
  hydrate,
  QueryClient,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from "@tanstack/react-query";
import { createContext, type ReactNode, use, useState } from "react";
import { useHydrated } from "#components/ui/use-hydrated.ts";

/** What the server drew the page from; nothing writes into it. Null where it drew from nothing. */
const Painted = createContext<QueryClient | null>(null);

interface FirstPaintProps {
  state: DehydratedState;
  children: ReactNode;
}

/**
 * Hands what the server has read on to the cache, and keeps it apart as well: React takes a page over in pieces, and an
 * event may have changed the cache between two of them.
 */
export function FirstPaint({ state, children }: FirstPaintProps) {
  const [painted] = useState(() => {
    const client = new QueryClient();
    hydrate(client, state);
    return client;
  });
  return (
    <HydrationBoundary state={state}>
      <Painted value={painted}>{children}</Painted>
    </HydrationBoundary>
  );
}

type Shown<Data> = Pick<UseQueryResult<Data>, "error" | "refetch" | "isFetching" | "isPlaceholderData"> & {
  data: Data | undefined;
};

/**
 * `useQuery` for what a server's page shows: until React has taken the component over, it shows what the server drew it
 * from, whatever the cache has become meanwhile.
 */
export function useShownQuery<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, Error, Data, Key> & { queryKey: DataTag<Key, Data, Error> },
): Shown<Data> {
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(options);
  const painted = use(Painted)?.getQueryData(options.queryKey);
  const hydrated = useHydrated();
  return hydrated
    ? { data, error, refetch, isFetching, isPlaceholderData }
    : { data: painted, error: null, refetch, isFetching: false, isPlaceholderData: false };
}
