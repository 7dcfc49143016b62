import { useCallback, useState } from "react";
import { type Draft, toWanted } from "#components/binding/draft.ts";
import { keptName } from "#components/binding/kept-bind-values.ts";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { useSending } from "#components/change/use-sending.ts";
import { tabStorage } from "#components/data/tab-storage.ts";
import { keepValues } from "#components/form/kept-values.ts";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import { type BindField, bindFieldOf } from "#lib/api/contract/bind-fields.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";

/** From "Review" to the operation's page. */
export function useReview(bind: BindForm, action: ChangeAction) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [open, setOpen] = useState(false);
  const [focusNext, setFocusNext] = useState<FormField | null>(null);
  const { values } = bind;
  const keep = useCallback(() => keepValues(tabStorage, keptName, values), [values]);
  const sending = useSending(action, { keep, restored: bind.restored, onRefusal: showAtField });
  const { busy, done, failure, loadAgain } = sending;

  function start(next: Draft) {
    setDraft(next);
    sending.forget();
    setFocusNext(null);
    bind.forgetRefusal();
    setOpen(true);
  }

  function close() {
    if (!busy && !done) setOpen(false);
  }

  async function confirm() {
    if (draft?.change) await sending.send(toWanted(values, draft.change));
  }

  function showAtField(error: ExplainedError): boolean {
    const field = bindFieldOf(error.field ?? "");
    if (field === null || field === "reason") return false;
    bind.refuse(error);
    setFocusNext(field);
    setOpen(false);
    return true;
  }

  /** Moves the focus from the closed dialog to the refused field, else back to the button. */
  function finalFocus(): boolean {
    if (focusNext === null) return true;
    bind.setFocus(focusNext);
    return false;
  }

  return { draft, open, busy, done, failure, start, close, confirm, loadAgain, finalFocus };
}

/** Fields of the form; the reason is part of the review. */
type FormField = Exclude<BindField, "reason">;
