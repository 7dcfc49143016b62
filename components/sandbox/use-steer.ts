"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAwayText } from "#components/live/read-failure.tsx";
import { sandboxView } from "#components/sandbox/sandbox-query.ts";
import { announce } from "#components/ui/announce.ts";
import type { ErrorText } from "#components/ui/error-panel.tsx";
import type { ExplainedError } from "#lib/inventory/types.ts";

/** One order at a time to the sandbox: whether it is under way, and why the last one failed. */
export function useSteer() {
  const client = useQueryClient();
  const away = useAwayText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorText | null>(null);

  async function steer(order: () => Promise<ExplainedError | null>, done: string): Promise<void> {
    setBusy(true);
    // An action that never got through: the console is away, or was built anew since this page was loaded.
    const problem = await order().catch(() => away);
    setError(problem);
    if (!problem) announce(done);
    await client.invalidateQueries({ queryKey: sandboxView.queryKey });
    setBusy(false);
  }

  return { busy, error, steer };
}
