"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { operationKeys } from "#components/live/operation-queries.ts";
import { useAwayText } from "#components/live/read-failure.tsx";
import { ErrorPanel } from "#components/ui/error-panel.tsx";
import type { CancelAnswer, CloseAnswer } from "#lib/operations/ask-types.ts";

/** Does what was confirmed for an operation. @returns what to show in its dialog; undefined when it is done */
export function useConfirmed(id: string): (act: () => Promise<CancelAnswer | CloseAnswer>) => Promise<ReactNode> {
  const client = useQueryClient();
  const away = useAwayText();
  return async (act) => {
    try {
      const answer = await act();
      await client.invalidateQueries({ queryKey: operationKeys.view(id) });
      return answer.kind === "refused" ? <ErrorPanel error={answer.error} /> : undefined;
    } catch {
      // The action never got through: the console is away, or was built anew since this page was loaded.
      return <ErrorPanel error={away} />;
    }
  };
}
