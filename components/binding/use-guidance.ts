import { useEffect, useState } from "react";
import type { Choice } from "#components/binding/draft.ts";
import { nextEmpty, onlyChoice } from "#components/binding/next-choice.ts";
import type { Lists } from "#components/binding/use-choice.ts";
import type { ChoiceField } from "#lib/api/contract/bind-fields.ts";

/** The field in which something was chosen, and the element that had the focus then. */
interface Followed {
  field: ChoiceField;
  focused: Element | null;
}

/** What ends the wait for the next list: the person does something else meanwhile. */
const signs = ["pointerdown", "keydown"] as const;

/**
 * Saves clicks: what has one choice is chosen, and after a choice made with a mouse the list of the next empty field opens,
 * unless the person does something else meanwhile. The keyboard and touch keep their place: with the keyboard the next field is
 * one Tab away, and a list that opens after Enter would take that Tab or not, depending on how quickly it was read; on a phone the
 * keyboard would cover the form.
 */
export function useGuidance(choice: Choice, lists: Lists, choose: (field: ChoiceField, id: string) => void) {
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [opening, setOpening] = useState<ChoiceField | null>(null);
  const only = onlyChoice(choice, lists);
  const next = followed === null || only !== null ? "wait" : nextEmpty(followed.field, choice, lists);

  useEffect(() => {
    if (only !== null) choose(only.field, only.id);
  });

  useEffect(() => {
    if (followed === null || next === "wait") return;
    setFollowed(null);
    const { activeElement } = document;
    if (activeElement === document.body || activeElement === followed.focused) setOpening(next);
  }, [followed, next]);

  useEffect(() => {
    if (followed === null) return;
    const stop = () => setFollowed(null);
    for (const sign of signs) window.addEventListener(sign, stop, { capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, stop, { capture: true });
    };
  }, [followed]);

  return {
    /** The field whose list is to be opened. */
    opening,
    opened: () => setOpening(null),
    /** To be called for a choice made with a mouse. */
    follow: (field: ChoiceField) => setFollowed({ field, focused: document.activeElement }),
  };
}
