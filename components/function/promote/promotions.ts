import type { BatchTarget } from "#components/change/batch-plan.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import type { FunctionItem, QualifierItem } from "#lib/api/contract/inventory.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { mostOfBatch } from "#lib/api/contract/words.ts";
import { sameFunction } from "#lib/binding/change.ts";
import type { FunctionRef } from "#lib/binding/types.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { isUndoable } from "#lib/operations/undo.ts";

/** Both ends of a promotion. */
export interface Ends {
  from: FunctionRef;
  to: BatchTarget;
}

/** Null where both ends are the same. */
export function endsOf(
  { region, namespace, name }: { region: string; namespace: string; name: string },
  from: string,
  to: QualifierItem,
  fn: FunctionItem,
): Ends | null {
  if (from === to.name) return null;
  const warnings = [fn.verdict, to.verdict].flatMap((verdict) => (verdict.kind === "warning" ? verdict.reasons : []));
  const target = { namespace, name, qualifier: to.name, qualifierType: to.type };
  return { from: { namespace, name, qualifier: from }, to: { region, function: target, warnings } };
}

/** Whether an operation moves a rule from one version or alias of a function to another. */
export function isPromotion(
  { before, after }: Pick<Operation, "before" | "after">,
  from: FunctionRef,
  to: FunctionRef,
) {
  return before !== null && after !== null && sameFunction(before.function, from) && sameFunction(after.function, to);
}

/** The newest promotion of each rule that can be undone, by the rule's key; as many as one review takes, the newest first. */
export function undoableOf(
  operations: readonly Operation[],
  from: FunctionRef,
  to: FunctionRef,
): ReadonlyMap<string, Operation> {
  const newest = new Map<string, Operation>();
  for (const operation of operations) {
    const key = ruleKey({ region: operation.region, locationId: operation.rule.locationId });
    const isFurther = newest.has(key) || newest.size === mostOfBatch;
    if (!isFurther && isPromotion(operation, from, to) && isUndoable(operation)) newest.set(key, operation);
  }
  return newest;
}

/** Where a promotion that begins with one rule is. */
export type CanaryStage =
  /** The first rule's operation, or one that takes it back, hasn't ended. */
  | "going"
  /** It succeeded, and a person decides. */
  | "decide"
  /** It succeeded and was taken back. */
  | "undone"
  | "failed";

/** @param undos the operations that undo it */
export function canaryStage(canary: Pick<Operation, "state">, undos: readonly Pick<Operation, "state">[]): CanaryStage {
  switch (canary.state) {
    case "succeeded":
      if (undos.some(({ state }) => state === "succeeded")) return "undone";
      return undos.every(({ state }) => isTerminal(state)) ? "decide" : "going";
    case "failed":
    case "rejected":
    case "cancelled":
      return "failed";
    default:
      return "going";
  }
}
