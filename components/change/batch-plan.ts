import { ruleKey } from "#components/data/rule-key.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import type { TargetKind } from "#lib/api/contract/words.ts";
import { changeBetween, sameFunction } from "#lib/binding/change.ts";
import { functionNamePattern } from "#lib/binding/names.ts";
import type { Binding, Change, FunctionRef, RuleRef, WarningReason } from "#lib/binding/types.ts";
import { verdictOfWeight } from "#lib/binding/weight.ts";
import { isUndoable, undoOf } from "#lib/operations/undo.ts";

/** Changes that can be asked for of rules that are selected. */
export type BatchKind = "unbind" | "reweigh" | "replace";

/** What is known of a wish before it is reviewed: the rest is chosen in the review. */
export type BatchTask =
  | { kind: BatchKind }
  /** From one version or alias of a function to another. */
  | { kind: "promote"; from: FunctionRef; to: BatchTarget }
  /** Operations by the keys of their rules. */
  | { kind: "undo"; operations: ReadonlyMap<string, Operation> };

/** What a person wants of many rules; what isn't chosen yet is null. */
export type BatchWish =
  | { kind: "unbind" }
  | { kind: "reweigh"; weight: number | null }
  | { kind: "replace"; to: BatchTarget | null }
  | Exclude<BatchTask, { kind: BatchKind }>;

/** A function, which can answer the rules of its own region alone. */
export interface BatchTarget {
  region: string;
  function: FunctionRef;
  warnings: readonly WarningReason[];
}

/** Why a rule is left out: what it has instead of a function, or that it has what is wanted already. */
export type LeftOut = Exclude<TargetKind, "function"> | "same" | "other-region" | "calls-else" | "undone" | "moved-on";

/** What a wish comes to for one rule, by what the inventory knows of it. */
export type EachPlan =
  | { kind: "change"; change: Change; warnings: readonly WarningReason[] }
  | { kind: "left-out"; reason: LeftOut }
  /** What is wanted isn't chosen yet. */
  | { kind: "undecided" };

export function planEach(rule: StoredRule, wish: BatchWish): EachPlan {
  const { binding, target, region } = rule;
  if (wish.kind === "undo") return undoEach(rule, wish.operations.get(ruleKey(rule)));
  if (target !== "function") return { kind: "left-out", reason: target };
  if (binding === null || !isNamed(binding.function)) return { kind: "left-out", reason: "unknown" };
  if (wish.kind === "unbind") return planned(rule, binding, null);
  if (wish.kind === "reweigh") {
    if (wish.weight === null) return { kind: "undecided" };
    const verdict = verdictOfWeight(wish.weight);
    return planned(
      rule,
      binding,
      withWeight(binding.function, wish.weight),
      verdict.kind === "warning" ? verdict.reasons : [],
    );
  }
  if (wish.to === null) return { kind: "undecided" };
  if (
    wish.kind === "promote" &&
    !sameFunction(binding.function, wish.from) &&
    !sameFunction(binding.function, wish.to.function)
  ) {
    return { kind: "left-out", reason: "calls-else" };
  }
  if (wish.to.region !== region) return { kind: "left-out", reason: "other-region" };
  return planned(rule, binding, withWeight(wish.to.function, binding.weight), wish.to.warnings);
}

function undoEach({ binding, target }: StoredRule, operation: Operation | undefined): EachPlan {
  if (target === "unknown") return { kind: "left-out", reason: "unknown" };
  if (!operation || !isUndoable(operation)) return { kind: "left-out", reason: "moved-on" };
  const undoing = undoOf(operation, binding);
  return undoing.kind === "change" ? { ...undoing, warnings: [] } : { kind: "left-out", reason: undoing.kind };
}

/** A copy: what a request names twice React sends once, with a reference, which the console's edge refuses. */
function withWeight(fn: FunctionRef, weight: number): Binding {
  return { function: { ...fn }, weight };
}

function planned(
  rule: StoredRule,
  before: Binding,
  after: Binding | null,
  warnings: readonly WarningReason[] = [],
): EachPlan {
  const change = changeBetween(refOf(rule), before, after);
  return change ? { kind: "change", change, warnings } : { kind: "left-out", reason: "same" };
}

/** Whether it can be named in a request. */
function isNamed({ namespace, name, qualifier }: FunctionRef): boolean {
  return namespace !== "" && qualifier !== "" && functionNamePattern.test(name);
}

/** The address of a stored rule. */
export function refOf({
  region,
  loadBalancer: { loadBalancerId },
  listener: { listenerId },
  locationId,
}: StoredRule): RuleRef {
  return { region, loadBalancerId, listenerId, locationId };
}

export interface Planned {
  rule: StoredRule;
  plan: EachPlan;
}

/** What is asked for first, then what is left out; each as the list had them. */
export function planAll(rules: readonly StoredRule[], wish: BatchWish): Planned[] {
  const all = rules.map((rule) => ({ rule, plan: planEach(rule, wish) }));
  const isLeftOut = ({ plan }: Planned) => plan.kind === "left-out";
  return [...all.filter((each) => !isLeftOut(each)), ...all.filter(isLeftOut)];
}

export function changesOf(planned: readonly Planned[]): Change[] {
  return planned.flatMap(({ plan }) => (plan.kind === "change" ? [plan.change] : []));
}

/** Rules whose requests nothing answers once their function is unbound. */
export function emptied(planned: readonly Planned[]): StoredRule[] {
  return planned.flatMap(({ rule, plan }) =>
    plan.kind === "change" && plan.change.kind === "unbind" && rule.serverCount === 0 ? [rule] : [],
  );
}

/** A rule as it was found to be when a change of it was asked for. */
export function asFound(rule: StoredRule, holds: Binding | null): StoredRule {
  if (holds !== null) return { ...rule, target: "function", binding: holds };
  return { ...rule, target: rule.serverCount > 0 ? "servers" : "none", binding: null };
}
