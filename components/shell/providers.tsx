"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "#components/data/query-client.ts";
import { LiveRegion } from "#components/ui/live-region.tsx";
import { TooltipLayer } from "#components/ui/tooltip/layer.tsx";

interface ProvidersProps {
  /** Nonce of this request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
}

/** Providers of every screen, except for the messages. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
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
