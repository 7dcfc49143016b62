import { useEffect } from "react";
import type { Choice } from "#components/binding/draft.ts";
import { onlyChoice } from "#components/binding/only-choice.ts";
import type { Lists } from "#components/binding/use-choice.ts";
import type { ChoiceField } from "#lib/api/contract/bind-fields.ts";

/** Chooses what has one choice. */
export function useOnlyChoice(choice: Choice, lists: Lists, choose: (field: ChoiceField, id: string) => void): void {
  const only = onlyChoice(choice, lists);
  useEffect(() => {
    if (only !== null) choose(only.field, only.id);
  });
}
