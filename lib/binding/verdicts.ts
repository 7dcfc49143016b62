import { type ChangeVerdict, type RuleFinding, summarise, verdictBy } from "#lib/binding/judge.ts";
import { bindingRules, type RuleSubject, type Subjects } from "#lib/binding/rules.ts";
import type { Change, QualifierType, Restriction, Verdict } from "#lib/binding/types.ts";
import type {
  ExistingQualifier,
  FunctionFacts,
  ListenerFacts,
  LoadBalancerFacts,
  RuleFacts,
  TargetsFacts,
} from "#lib/binding/wire.ts";

export function verdictOfRegion(region: string): Verdict<Restriction> {
  return verdictOf("region", region);
}

/** @param type `NetworkAccountType`; null where the cloud doesn't return it */
export function verdictOfAccount(type: string | null): Verdict<Restriction> {
  return verdictOf("account", type);
}

export function verdictOfLoadBalancer(loadBalancer: LoadBalancerFacts): Verdict<Restriction> {
  return verdictOf("loadBalancer", loadBalancer);
}

export function verdictOfListener(listener: ListenerFacts): Verdict<Restriction> {
  return verdictOf("listener", listener);
}

/** @param targets the rule in DescribeTargets; null where it isn't listed */
export function verdictOfRule(
  rule: RuleFacts,
  targets: TargetsFacts | null,
  options: { allowReplace: boolean },
): Verdict<Restriction> {
  return verdictOf("rule", { rule, targets, ...options });
}

export function verdictOfFunction(fn: FunctionFacts): Verdict<Restriction> {
  return verdictOf("function", fn);
}

export function verdictOfQualifier(name: string, existing: readonly ExistingQualifier[]): Verdict<Restriction> {
  return verdictOf("qualifier", { name, existing });
}

export interface TargetFacts {
  function: FunctionFacts;
  qualifiers: readonly ExistingQualifier[];
  /** Types of qualifiers that could not be listed. */
  unlisted?: readonly QualifierType[];
}

/** Fresh facts by which a change is judged. */
export interface ChangeFacts {
  /** `NetworkAccountType`; null where the cloud doesn't return it. */
  accountType: string | null;
  loadBalancer: LoadBalancerFacts;
  listener: ListenerFacts;
  rule: RuleFacts;
  targets: TargetsFacts | null;
  /** The function of `after`; used only for bind and replace. */
  target: TargetFacts | null;
}

/**
 * Judges a whole change in the order of the table: the first reason against it, with its part, or all warnings. An unbind
 * is always eligible, also for a binding that could no longer be made.
 */
export function verdictOfChange(change: Change, facts: ChangeFacts): ChangeVerdict {
  const { kind, after } = change;
  if (kind === "unbind" || !after) return { kind: "eligible" };
  const findings: RuleFinding[] = [
    ...findingsOf("region", change.rule.region),
    ...findingsOf("account", facts.accountType),
    ...findingsOf("loadBalancer", facts.loadBalancer),
    ...findingsOf("listener", facts.listener),
    ...findingsOf("rule", { rule: facts.rule, targets: facts.targets, allowReplace: kind !== "bind" }),
  ];
  if (kind !== "reweigh" && facts.target) {
    const { function: fn, qualifiers: existing, unlisted = [] } = facts.target;
    findings.push(
      ...findingsOf("function", fn),
      ...findingsOf("qualifier", { name: after.function.qualifier, existing, unlisted }),
    );
  }
  findings.push(...findingsOf("weight", after.weight));
  return summarise(kind === "reweigh" ? findings.filter(({ reason }) => reason !== "rule-will-replace") : findings);
}

function findingsOf<S extends RuleSubject>(subject: S, facts: Subjects[S]): RuleFinding[] {
  return bindingRules[subject].filter((rule) => rule.applies(facts));
}

function verdictOf<S extends RuleSubject>(subject: S, facts: Subjects[S]): Verdict<Restriction> {
  return verdictBy<Subjects[S]>(bindingRules[subject], facts);
}
