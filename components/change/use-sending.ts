import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { invalidate, invalidateInventory } from "#components/data/query-keys.ts";
import type { RequestError } from "#components/data/request-error.ts";
import { useAction } from "#components/data/use-action.ts";
import { useInPlace } from "#components/data/use-place.ts";
import { isOutdated } from "#components/form/outdated.ts";
import type { ChangeAction, ChangeRequest } from "#lib/api/contract/actions.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { paths } from "#lib/paths.ts";

/** A refusal of the whole request, or no answer. */
export type ReviewFailure = { kind: "refused"; error: ExplainedError } | { kind: "no-answer" } | { kind: "outdated" };

export type Wanted = Omit<ChangeRequest, "intentId">;

interface SendingOptions {
  /** Keeps what was entered over the one reload that a new build of the console needs. */
  keep: () => void;
  /** Whether that reload is behind. */
  restored: boolean;
  /** Where to go once it was accepted: to the operation's page without one. */
  onAccepted?: ((operationId: string) => void) | undefined;
  /** Shows a refusal elsewhere. @returns whether it does */
  onRefusal?: (error: ExplainedError) => boolean;
}

/** From the confirmed review to the operation's page: one intent for a change, which may be sent repeatedly until it is answered. */
export function useSending(action: ChangeAction, { keep, restored, onAccepted, onRefusal }: SendingOptions) {
  const router = useRouter();
  const inPlace = useInPlace();
  const queryClient = useQueryClient();
  const intent = useRef<{ of: string; id: string } | null>(null);
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState<ReviewFailure | null>(null);
  const [outdated, setOutdated] = useState(false);
  const asking = useAction(action, {
    invalidates: [],
    onDone: ({ operationId }) => {
      setDone(true);
      if (onAccepted) {
        onAccepted(operationId);
        void invalidate(queryClient, "operations");
      } else router.push(inPlace(paths.operation(operationId)));
    },
  });
  const busy = asking.isPending;

  // Reload, since only a new page can call a newer server. The leave guard is off by now.
  useEffect(() => {
    if (!outdated) return;
    keep();
    window.location.reload();
  }, [outdated, keep]);

  /** An unanswered request may have been accepted, so repeating it must use the same intent. */
  function intentOf({ change, undoes }: Wanted): string {
    const of = JSON.stringify([change, undoes]);
    if (intent.current?.of !== of) intent.current = { of, id: crypto.randomUUID() };
    return intent.current.id;
  }

  async function send(wanted: Wanted) {
    if (busy) return;
    setFailure(null);
    await asking.mutateAsync({ ...wanted, intentId: intentOf(wanted) }).catch(showFailure);
  }

  function showFailure(error: RequestError) {
    if (error.explained) showRefusal(error.explained);
    else if (!isOutdated(error)) setFailure({ kind: "no-answer" });
    else if (restored) setFailure({ kind: "outdated" });
    else setOutdated(true);
  }

  function showRefusal(error: ExplainedError) {
    // Nothing was accepted, so the next try gets a new intent.
    intent.current = null;
    if (!onRefusal?.(error)) setFailure({ kind: "refused", error });
    // The refetched lists show the current state.
    void invalidateInventory(queryClient);
    void invalidate(queryClient, "operations");
  }

  return {
    busy,
    /** It was accepted, or the page is about to be loaded again. */
    done: done || outdated,
    failure,
    send,
    forget: () => setFailure(null),
    /** Reloads the page with what was entered. */
    loadAgain: () => setOutdated(true),
  };
}
