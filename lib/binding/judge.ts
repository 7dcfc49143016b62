import type { ChangePart, Restriction, Verdict, WarningReason } from "#lib/binding/types.ts";

type Outcome = { kind: "ineligible"; reason: Restriction } | { kind: "warning"; reason: WarningReason };

export type RuleFinding = Outcome & {
  /** The part of the change that it is about; null for a reason that applies to the whole account. */
  part: ChangePart | null;
};

export type BindingRule<Facts> = RuleFinding & {
  /** The sentence of the RegisterFunctionTargets page, or "inferred" for our own conclusion. */
  source: string;
  applies(facts: Facts): boolean;
};

export type ChangeVerdict =
  | { kind: "eligible" }
  | { kind: "warning"; reasons: WarningReason[] }
  | { kind: "ineligible"; reason: Restriction; part: ChangePart | null };

/** The first reason against it, with its part, or all warnings. */
export function summarise(findings: readonly RuleFinding[]): ChangeVerdict {
  const reasons: WarningReason[] = [];
  for (const finding of findings) {
    if (finding.kind === "ineligible") {
      return { kind: "ineligible", reason: finding.reason, part: finding.part };
    }
    reasons.push(finding.reason);
  }
  return reasons.length > 0 ? { kind: "warning", reasons } : { kind: "eligible" };
}

/** The verdict of the rules that apply to the facts. */
export function verdictBy<Facts>(rules: readonly BindingRule<Facts>[], facts: Facts): Verdict<Restriction> {
  const verdict = summarise(rules.filter((rule) => rule.applies(facts)));
  return verdict.kind === "ineligible" ? { kind: "ineligible", reason: verdict.reason } : verdict;
}
