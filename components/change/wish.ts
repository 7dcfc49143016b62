import type { Drift } from "#lib/api/contract/drift.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { changeBetween, sameBinding, sameFunction } from "#lib/binding/change.ts";
import type { Binding, Change, FunctionRef, RuleRef } from "#lib/binding/types.ts";
import { undoOf } from "#lib/operations/undo.ts";

/** What a person wants of a rule whose binding is known. */
export type Wish =
  | { kind: "reweigh" }
  | { kind: "unbind" }
  /** From one version or alias of a function to another. */
  | { kind: "promote"; from: FunctionRef; to: FunctionRef }
  | { kind: "undo"; operation: Operation }
  | { kind: "turn-back"; drift: Drift };

/** What a wish comes to with the rule as it is. */
export type Plan =
  | { kind: "change"; change: Change }
  /** The weight isn't one, or the rule already has it. */
  | { kind: "no-weight" }
  | { kind: "same-weight"; weight: number }
  /** The rule has no function whose weight could be changed or that could be unbound. */
  | { kind: "not-bound" }
  /** The operation or the drift has been taken back already. */
  | { kind: "undone"; wish: "undo" | "turn-back" }
  /** The rule calls what it is to be promoted to already, or something else than what it is to be promoted from. */
  | { kind: "promoted" }
  | { kind: "calls-else"; from: FunctionRef }
  /** The rule no longer has what the operation or the drift left; `operationId` is null for a drift. */
  | { kind: "moved-on"; left: Binding | null; operationId: string | null };

/**
 * What a wish comes to.
 *
 * @param holds what the rule is bound to
 * @param weight the new weight; null while none is entered
 */
export function planOf(wish: Wish, rule: RuleRef, holds: Binding | null, weight: number | null): Plan {
  if (wish.kind === "undo") {
    const { operation } = wish;
    const undoing = undoOf(operation, holds);
    if (undoing.kind === "undone") return { ...undoing, wish: "undo" };
    return undoing.kind === "moved-on" ? { ...undoing, left: operation.after, operationId: operation.id } : undoing;
  }
  if (wish.kind === "turn-back") {
    const { before, after } = wish.drift;
    if (sameBinding(holds, before)) return { kind: "undone", wish: "turn-back" };
    if (!sameBinding(holds, after)) return { kind: "moved-on", left: after, operationId: null };
    return planned(changeBetween(rule, holds, before));
  }
  if (holds === null) return { kind: "not-bound" };
  if (wish.kind === "promote") {
    const { from, to } = wish;
    if (sameFunction(holds.function, to)) return { kind: "promoted" };
    if (!sameFunction(holds.function, from)) return { kind: "calls-else", from };
    return planned(changeBetween(rule, holds, { function: { ...to }, weight: holds.weight }));
  }
  if (wish.kind === "unbind") return planned(changeBetween(rule, holds, null));
  if (weight === null) return { kind: "no-weight" };
  // A copy: what a request names twice React sends once, with a reference, which the console's edge refuses.
  const after = { function: { ...holds.function }, weight };
  return planned(changeBetween(rule, holds, after), { kind: "same-weight", weight });
}

function planned(change: Change | null, otherwise: Plan = { kind: "not-bound" }): Plan {
  return change ? { kind: "change", change } : otherwise;
}
