import { notifyManager, QueryClient } from "@tanstack/react-query";

/**
 * The browser's query cache. No automatic retries: the cloud's failures are explained, and a person retries. Queries also run
 * offline, since the console may be on this machine.
 */
export function createQueryClient(): QueryClient {
  // By the next task, which is the library's choice, the second click of a double click may have come.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 2000, refetchOnWindowFocus: false, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
