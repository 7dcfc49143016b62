import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type Draft, toRequest } from "#components/binding/draft.ts";
import { keptName } from "#components/binding/kept-bind-values.ts";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { invalidate, invalidateInventory } from "#components/data/query-keys.ts";
import type { RequestError } from "#components/data/request-error.ts";
import { tabStorage } from "#components/data/tab-storage.ts";
import { useAction } from "#components/data/use-action.ts";
import { useInPlace } from "#components/data/use-place.ts";
import { keepValues } from "#components/form/kept-values.ts";
import { isOutdated } from "#components/form/outdated.ts";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import { type BindField, bindFieldOf } from "#lib/api/contract/bind-fields.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { paths } from "#lib/paths.ts";

/** A refusal of the whole request, or no answer. */
export type ReviewFailure = { kind: "refused"; error: ExplainedError } | { kind: "no-answer" } | { kind: "outdated" };

interface Review {
  draft: Draft;
  intentId: string;
}

/** From "Review" to the operation's page: one intent, which may be sent repeatedly until it is answered. */
export function useReview(bind: BindForm, action: ChangeAction) {
  const router = useRouter();
  const inPlace = useInPlace();
  const queryClient = useQueryClient();
  const [review, setReview] = useState<Review | null>(null);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState<ReviewFailure | null>(null);
  const [focusNext, setFocusNext] = useState<FormField | null>(null);
  const [outdated, setOutdated] = useState(false);
  const { values } = bind;
  const asking = useAction(action, {
    invalidates: [],
    onDone: ({ operationId }) => {
      setDone(true);
      router.push(inPlace(paths.operation(operationId)));
    },
  });
  const busy = asking.isPending;

  // Reload, since only a new page can call a newer server. The leave guard is off by now.
  useEffect(() => {
    if (!outdated) return;
    keepValues(tabStorage, keptName, values);
    window.location.reload();
  }, [outdated, values]);

  function start(draft: Draft) {
    // An unanswered request may have been accepted, so repeating it must use the same intent.
    const unanswered = failure?.kind === "no-answer" && review !== null && isSameDraft(review.draft, draft);
    setReview({ draft, intentId: unanswered ? review.intentId : crypto.randomUUID() });
    setFailure(null);
    setFocusNext(null);
    bind.forgetRefusal();
    setOpen(true);
  }

  function close() {
    if (!busy && !done) setOpen(false);
  }

  async function confirm() {
    const change = review?.draft.change;
    if (!change || busy) return;
    setFailure(null);
    await asking
      .mutateAsync(toRequest(bind.values, change, review.intentId))
      .catch((error: RequestError) => showFailure(error, review.draft));
  }

  function showFailure(error: RequestError, draft: Draft) {
    if (error.explained) showRefusal(error.explained, draft);
    else if (!isOutdated(error)) setFailure({ kind: "no-answer" });
    else if (bind.restored) setFailure({ kind: "outdated" });
    else loadAgain();
  }

  function showRefusal(error: ExplainedError, draft: Draft) {
    const field = bindFieldOf(error.field ?? "");
    if (field === null || field === "reason") {
      setFailure({ kind: "refused", error });
      // Nothing was accepted, so the next try gets a new intent.
      setReview({ draft, intentId: crypto.randomUUID() });
    } else {
      bind.refuse(error);
      setFocusNext(field);
      setOpen(false);
    }
    // The refetched lists show the current state.
    void invalidateInventory(queryClient);
    void invalidate(queryClient, "operations");
  }

  /** Reloads the page with the entered values. */
  function loadAgain() {
    setOutdated(true);
  }

  /** Moves the focus from the closed dialog to the refused field, else back to the button. */
  function finalFocus(): boolean {
    if (focusNext === null) return true;
    bind.setFocus(focusNext);
    return false;
  }

  return { review, open, busy, done: done || outdated, failure, start, close, confirm, loadAgain, finalFocus };
}

/** Fields of the form; the reason is part of the review. */
type FormField = Exclude<BindField, "reason">;

function isSameDraft(a: Draft, b: Draft): boolean {
  return JSON.stringify(a.change) === JSON.stringify(b.change);
}
