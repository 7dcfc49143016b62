import type { Wish } from "#components/change/wish.ts";
import { tabStorage } from "#components/data/tab-storage.ts";
import { isLike, keepValues, takeKept } from "#components/form/kept-values.ts";

interface Entered {
  reason: string;
  weight: string;
}

const like: Entered = { reason: "", weight: "" };

function keptName(wish: Wish): string {
  if (wish.kind === "undo") return `undo.${wish.operation.id}`;
  return wish.kind === "turn-back" ? `turn-back.${wish.drift.id}` : `change.${wish.kind}`;
}

/** What was entered into the review of a change, over the one reload that a new build of the console needs. */
export const keptChange = {
  keep: (wish: Wish, entered: Entered) => keepValues(tabStorage, keptName(wish), entered),
  take: (wish: Wish) => takeKept(tabStorage, keptName(wish), (kept): kept is Entered => isLike(kept, like)),
};
