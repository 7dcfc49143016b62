import type { Operation } from "#lib/api/contract/operation.ts";
import { changeBetween, sameBinding } from "#lib/binding/change.ts";
import type { Binding, Change, RuleRef } from "#lib/binding/types.ts";

/** What undoing an operation would do to its rule as it is now. */
export type Undoing =
  | { kind: "change"; change: Change }
  /** The rule already has again what it had before the operation. */
  | { kind: "undone" }
  /** The rule has something else than the operation left: undoing would take back more than the operation did. */
  | { kind: "moved-on" };

type Undoable = Pick<Operation, "region" | "loadBalancer" | "listener" | "rule" | "before" | "after" | "state">;

/** Whether an operation has changed something that can be taken back. */
export function isUndoable({ state }: Pick<Operation, "state">): boolean {
  return state === "succeeded";
}

/**
 * The change that takes an operation back: from what the rule has now to what it had before.
 *
 * @param holds the rule's binding now
 */
export function undoOf(operation: Undoable, holds: Binding | null): Undoing {
  if (sameBinding(holds, operation.before)) return { kind: "undone" };
  if (!sameBinding(holds, operation.after)) return { kind: "moved-on" };
  const change = changeBetween(ruleRefOf(operation), holds, operation.before);
  return change ? { kind: "change", change } : { kind: "undone" };
}

/** Whether a change takes back just what an operation did. */
export function isUndoOf({ rule, before, after }: Change, operation: Undoable): boolean {
  return (
    isUndoable(operation) &&
    rule.region === operation.region &&
    rule.locationId === operation.rule.locationId &&
    sameBinding(before, operation.after) &&
    sameBinding(after, operation.before)
  );
}

/** The address of an operation's rule. */
export function ruleRefOf({
  region,
  loadBalancer,
  listener,
  rule,
}: Omit<Undoable, "before" | "after" | "state">): RuleRef {
  return {
    region,
    loadBalancerId: loadBalancer.loadBalancerId,
    listenerId: listener.listenerId,
    locationId: rule.locationId,
  };
}
