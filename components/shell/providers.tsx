"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { useNow as usePageTime } from "next-intl";
import { type ReactNode, useLayoutEffect, useState } from "react";
import { createQueryClient } from "#components/data/query-client.ts";
import { LiveRegion } from "#components/ui/live-region.tsx";
import { learnServerTime } from "#components/ui/server-clock.ts";
import { TooltipLayer } from "#components/ui/tooltip/layer.tsx";

interface ProvidersProps {
  /** Nonce of this request's content security policy. */
  nonce: string | undefined;
  children: ReactNode;
}

/** Providers of every screen, except for the messages. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  const drawnAt = usePageTime().getTime();
  // Before the page's first own time is drawn: in an effect, the times of a wrong clock would be seen for a moment.
  useLayoutEffect(() => {
    learnServerTime({ at: drawnAt, within: 0, sent: performance.timeOrigin, received: Date.now() });
  }, [drawnAt]);
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
