import { useEffect, useRef } from "react";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { type BindValues, isSameChoice } from "#components/binding/values.ts";

/**
 * Opens the review of a change that is tried again, once: when all that its link names is read and can be bound, unless the
 * person has chosen something else meanwhile.
 *
 * @param held whether the change can't be sent now
 */
export function useOpenRetry(
  { retried, draft, values }: BindForm,
  initial: BindValues,
  held: boolean,
  open: () => void,
) {
  const opened = useRef(false);
  const isReady = retried !== null && draft !== null && !held && isSameChoice(values, initial);
  useEffect(() => {
    if (!isReady || opened.current) return;
    opened.current = true;
    open();
  }, [isReady, open]);
}
