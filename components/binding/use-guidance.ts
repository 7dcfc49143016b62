import { useEffect, useState } from "react";
import type { Choice } from "#components/binding/draft.ts";
import { nextEmpty, onlyChoice } from "#components/binding/next-choice.ts";
import type { Lists } from "#components/binding/use-choice.ts";
import type { ChoiceField } from "#lib/api/contract/bind-fields.ts";

/**
 * Saves presses: what has one choice is chosen, and after a choice made with a mouse the next field's list opens, unless
 * the person does something else meanwhile. The keyboard and touch keep their place: there the next field is a key away, or
 * its opening would raise the keyboard of the phone.
 */
export function useGuidance(choice: Choice, lists: Lists, choose: (field: ChoiceField, id: string) => void) {
  const [after, setAfter] = useState<ChoiceField | null>(null);
  const [opening, setOpening] = useState<ChoiceField | null>(null);
  const only = onlyChoice(choice, lists);
  const next = after === null || only !== null ? "wait" : nextEmpty(after, choice, lists);

  useEffect(() => {
    if (only !== null) choose(only.field, only.id);
  });

  useEffect(() => {
    if (after === null || next === "wait") return;
    setAfter(null);
    setOpening(next);
  }, [after, next]);

  useEffect(() => {
    if (after === null) return;
    const stop = () => setAfter(null);
    window.addEventListener("pointerdown", stop, { capture: true });
    window.addEventListener("keydown", stop, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", stop, { capture: true });
      window.removeEventListener("keydown", stop, { capture: true });
    };
  }, [after]);

  return {
    /** The field whose list is to be opened. */
    opening,
    opened: () => setOpening(null),
    /** To be called for a choice made with a mouse. */
    follow: setAfter,
  };
}
