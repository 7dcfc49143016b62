import { QueryClient } from "@tanstack/react-query";

/**
 * The cache of what the browser knows. The cloud's failures are explained and retried by a person: a silent second try would
 * only hide them longer. The console may be on this very machine, where it is reached without any network.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 2000, refetchOnWindowFocus: false, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
