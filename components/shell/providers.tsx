"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LiveRegion } from "#components/ui/live-region.tsx";
import { TooltipLayer } from "#components/ui/tooltip/layer.tsx";

interface ProvidersProps {
  /** Of this request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
}

/** What every screen stands on. The texts are provided around it. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        // The cloud's failures are explained and retried by a person; a silent second try would only hide them longer.
        // The console may be on this very machine, where it is reached without any network.
        defaultOptions: {
          queries: { retry: false, staleTime: 2000, refetchOnWindowFocus: false, networkMode: "always" },
        },
      }),
  );
  return (
    <CSPProvider disableStyleElements {...(nonce === undefined ? {} : { nonce })}>
      <QueryClientProvider client={queryClient}>
        {children}
        <LiveRegion />
        <TooltipLayer />
      </QueryClientProvider>
    </CSPProvider>
  );
}
