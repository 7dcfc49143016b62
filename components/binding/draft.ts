import { eligibleItem, type Judged, type Picked } from "#components/binding/picked.ts";
import type { BindValues } from "#components/binding/values.ts";
import type { Wanted } from "#components/change/use-sending.ts";
import type {
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  QualifierItem,
  RegionItem,
  RuleItem,
} from "#lib/api/contract/inventory.ts";
import { changeBetween } from "#lib/binding/change.ts";
import type { Binding, Change, ChangeKind, RuleRef, Verdict, WarningReason } from "#lib/binding/types.ts";
import { verdictOfWeight } from "#lib/binding/weight.ts";

/** The chosen values resolved by their lists. */
export interface Choice {
  region: Picked<RegionItem>;
  loadBalancerId: Picked<LoadBalancerItem>;
  listenerId: Picked<ListenerItem>;
  locationId: Picked<RuleItem>;
  namespace: Picked<NamespaceItem & Judged>;
  function: Picked<FunctionItem>;
  qualifier: Picked<QualifierItem>;
  /** Null while the typed text is not a weight. */
  weight: number | null;
}

/** A complete choice whose parts all exist and are eligible. */
export interface Draft {
  region: RegionItem;
  loadBalancer: LoadBalancerItem;
  listener: ListenerItem;
  rule: RuleItem;
  function: FunctionItem;
  qualifier: QualifierItem;
  ruleRef: RuleRef;
  after: Binding;
  /** Null if the rule is already as requested. */
  change: Change | null;
  warnings: WarningReason[];
}

/** The draft of a choice, or null while a part is missing or ineligible. */
export function draftOf(choice: Choice): Draft | null {
  const region = eligibleItem(choice.region);
  const loadBalancer = eligibleItem(choice.loadBalancerId);
  const listener = eligibleItem(choice.listenerId);
  const rule = eligibleItem(choice.locationId);
  const namespace = eligibleItem(choice.namespace);
  const fn = eligibleItem(choice.function);
  const qualifier = eligibleItem(choice.qualifier);
  const { weight } = choice;
  if (!region || !loadBalancer || !listener || !rule || !namespace || !fn || !qualifier || weight === null) return null;

  const ruleRef: RuleRef = {
    region: region.id,
    loadBalancerId: loadBalancer.loadBalancerId,
    listenerId: listener.listenerId,
    locationId: rule.locationId,
  };
  const after: Binding = {
    function: {
      namespace: namespace.name,
      name: fn.name,
      qualifier: qualifier.name,
      qualifierType: qualifier.type,
    },
    weight,
  };
  const change = changeBetween(ruleRef, rule.binding, after);
  const verdicts = [region, loadBalancer, listener, rule, fn, qualifier].map(({ verdict }) => verdict);
  const warnings = change ? warningsOf(change.kind, [...verdicts, verdictOfWeight(weight)]) : [];
  return { region, loadBalancer, listener, rule, function: fn, qualifier, ruleRef, after, change, warnings };
}

/** A change of the weight keeps the function, so it doesn't warn of a replacement. */
function warningsOf(kind: ChangeKind, verdicts: readonly Verdict[]): WarningReason[] {
  const reasons = verdicts.flatMap((verdict) => (verdict.kind === "warning" ? verdict.reasons : []));
  return reasons.filter((reason) => !(reason === "rule-will-replace" && kind === "reweigh"));
}

/** What is requested of the server; the review has shown all of it. */
export function toWanted(values: BindValues, change: Change): Wanted {
  return { change, reason: values.reason.trim(), retryOf: values.retryOf, undoes: null };
}
