import type { Wish } from "#components/change/wish.ts";
import { tabStorage } from "#components/data/tab-storage.ts";
import { isLike, keepValues, takeKept } from "#components/form/kept-values.ts";

interface Entered {
  reason: string;
  weight: string;
}

const like: Entered = { reason: "", weight: "" };

function keptName(wish: Wish, locationId: string): string {
  if (wish.kind === "undo") return `undo.${wish.operation.id}`;
  return wish.kind === "turn-back" ? `turn-back.${wish.drift.id}` : `change.${wish.kind}.${locationId}`;
}

/** What was entered into the review of a change, over the one reload that a new build of the console needs. */
export const keptChange = {
  keep: (wish: Wish, locationId: string, entered: Entered) =>
    keepValues(tabStorage, keptName(wish, locationId), entered),
  take: (wish: Wish, locationId: string) =>
    takeKept(tabStorage, keptName(wish, locationId), (kept): kept is Entered => isLike(kept, like)),
};
