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

/** The data with which the server rendered the page, never changed; null without any. */
const Painted = createContext<QueryClient | null>(null);

interface FirstPaintProps {
  state: DehydratedState;
  children: ReactNode;
}

/**
 * Puts the server's data into the cache and keeps a copy: React hydrates a page in pieces, and an event may change the
 * cache in between.
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
 * `useQuery` for server-rendered data: during hydration it returns the data that the server rendered, whatever the cache has
 * become meanwhile.
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
