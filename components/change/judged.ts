import type { FunctionItem, QualifierItem, RuleView } from "#lib/api/contract/inventory.ts";
import type { Change, IneligibleReason, Verdict, WarningReason } from "#lib/binding/types.ts";
import { verdictOfWeight } from "#lib/binding/weight.ts";

/** The function that a change binds, as it is now: its parts are null where they don't exist. */
export interface Target {
  function: FunctionItem | null;
  qualifier: QualifierItem | null;
}

/** What speaks against a change, and what an operator should know. */
export interface Judged {
  against: { kind: "ineligible"; reason: IneligibleReason } | { kind: "no-function" } | { kind: "no-qualifier" } | null;
  warnings: WarningReason[];
}

/** Judges a change by the verdicts of its parts, as the server will: nothing speaks against an unbind. */
export function judge(change: Change, { loadBalancer, listener, rule }: RuleView, target: Target | null): Judged {
  if (change.kind === "unbind") return { against: null, warnings: [] };
  if (target && !target.function) return { against: { kind: "no-function" }, warnings: [] };
  if (target && !target.qualifier) return { against: { kind: "no-qualifier" }, warnings: [] };
  const parts = [loadBalancer, listener, rule, target?.function, target?.qualifier];
  const verdicts: Verdict[] = parts.flatMap((part) => part?.verdict ?? []);
  if (change.after) verdicts.push(verdictOfWeight(change.after.weight));
  const against = verdicts.find((verdict) => verdict.kind === "ineligible") ?? null;
  const reasons = verdicts.flatMap((verdict) => (verdict.kind === "warning" ? verdict.reasons : []));
  const isReplacement = change.kind === "replace";
  return { against, warnings: reasons.filter((reason) => isReplacement || reason !== "rule-will-replace") };
}
