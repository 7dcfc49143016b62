import { hasFunction, is, isInactive, isInBasicNetwork, isIPv6, isMissing, isNat64 } from "#lib/binding/facts.ts";
import type { BindingRule } from "#lib/binding/judge.ts";
import { latestVersion, qualifierTypeOf } from "#lib/binding/names.ts";
import { isBindingRegion } from "#lib/binding/regions.ts";
import type { QualifierType } from "#lib/binding/types.ts";
import { weightRules } from "#lib/binding/weight.ts";
import type {
  ExistingQualifier,
  FunctionFacts,
  ListenerFacts,
  LoadBalancerFacts,
  RuleFacts,
  TargetsFacts,
} from "#lib/binding/wire.ts";

/** The facts that each group of rules judges. */
export interface Subjects {
  region: string;
  /** `NetworkAccountType`; null where the cloud doesn't return it. */
  account: string | null;
  loadBalancer: LoadBalancerFacts;
  listener: ListenerFacts;
  /** `allowReplace`: the rule's current function is to be replaced. */
  rule: { rule: RuleFacts; targets: TargetsFacts | null; allowReplace: boolean };
  function: FunctionFacts;
  /** `unlisted`: types that the keys may not list, so `existing` may lack some of them. */
  qualifier: { name: string; existing: readonly ExistingQualifier[]; unlisted?: readonly QualifierType[] };
  weight: number;
}

export type RuleSubject = keyof Subjects;

const layer7Only =
  "Only layer-7 (HTTP, HTTPS) listeners support binding SCF. Layer-4 (TCP, UDP, TCP SSL) listeners and layer-7 QUIC listeners are unsupported.";
const oneFunction = "A forwarding rule supports binding only one SCF.";
const standardAccount = "Only the standard account type supports binding SCF. The classic account type is unsupported.";

const classic = "Classic CLB does not support binding SCF.";
const basicNetwork = "Basic Network Type does not support binding SCF.";
const ipVersions =
  "Currently, only IPv4 and IPv6 NAT64 versions of Cloud Load Balancer support binding SCF. IPv6 version is not currently supported.";

/**
 * All rules about what may be bound, in the order of the checks. Enumerations are compared without case. An undocumented
 * value is a warning, unless the page lists everything that is supported (protocols, function types). So is a missing
 * value, unless the documents say what its absence means.
 */
export const bindingRules: { [S in RuleSubject]: readonly BindingRule<Subjects[S]>[] } = {
  region: [
    {
      kind: "ineligible",
      reason: "region-unsupported",
      part: "region",
      source:
        "SCF binding is supported only in Guangzhou, Shenzhen Finance, Shanghai, Shanghai Finance, Beijing, Chengdu, Hong Kong (China), Singapore, Tokyo, and Silicon Valley.",
      applies: (region) => !isBindingRegion(region),
    },
  ],
  account: [
    {
      kind: "ineligible",
      reason: "account-classic",
      part: null,
      source: standardAccount,
      applies: (type) => is(type, "LEGACY"),
    },
    {
      kind: "warning",
      reason: "account-unknown",
      part: null,
      source: standardAccount,
      applies: (type) => !is(type, "STANDARD"),
    },
  ],
  loadBalancer: [
    {
      kind: "ineligible",
      reason: "load-balancer-classic",
      part: "loadBalancer",
      source: classic,
      applies: ({ Forward }) => Forward === 0,
    },
    {
      kind: "warning",
      reason: "load-balancer-kind-unknown",
      part: "loadBalancer",
      source: classic,
      applies: ({ Forward }) => Forward !== 0 && Forward !== 1,
    },
    {
      kind: "ineligible",
      reason: "load-balancer-basic-network",
      part: "loadBalancer",
      source: basicNetwork,
      applies: isInBasicNetwork,
    },
    {
      kind: "warning",
      reason: "load-balancer-network-unknown",
      part: "loadBalancer",
      source: basicNetwork,
      applies: ({ NumericalVpcId, VpcId }) => isMissing(NumericalVpcId) && isMissing(VpcId),
    },
    {
      kind: "ineligible",
      reason: "load-balancer-ipv6",
      part: "loadBalancer",
      source: ipVersions,
      applies: isIPv6,
    },
    {
      kind: "warning",
      reason: "load-balancer-ip-version-unknown",
      part: "loadBalancer",
      source: ipVersions,
      // A missing version means IPv4: IPv6 came later.
      applies: (facts) =>
        !(isMissing(facts.AddressIPVersion) || is(facts.AddressIPVersion, "IPv4") || isNat64(facts) || isIPv6(facts)),
    },
    {
      kind: "ineligible",
      reason: "load-balancer-creating",
      part: "loadBalancer",
      source: "inferred",
      applies: ({ Status }) => Status === 0,
    },
    {
      kind: "ineligible",
      reason: "load-balancer-isolated",
      part: "loadBalancer",
      source: "inferred",
      applies: ({ Isolation }) => Isolation === 1,
    },
    {
      kind: "warning",
      reason: "load-balancer-state-unknown",
      part: "loadBalancer",
      source: "inferred",
      applies: ({ Status, Isolation }) =>
        (Status !== 0 && Status !== 1) || !(isMissing(Isolation) || Isolation === 0 || Isolation === 1),
    },
  ],
  listener: [
    {
      kind: "ineligible",
      reason: "listener-quic",
      part: "listener",
      source: layer7Only,
      applies: ({ Protocol }) => is(Protocol, "QUIC"),
    },
    {
      kind: "ineligible",
      reason: "listener-layer-4",
      part: "listener",
      source: layer7Only,
      applies: ({ Protocol }) => !is(Protocol, "HTTP") && !is(Protocol, "HTTPS"),
    },
  ],
  rule: [
    {
      kind: "warning",
      reason: "rule-quic-on",
      part: "rule",
      // The sentence may also cover this switch; the page doesn't say, so the cloud decides.
      source: layer7Only,
      applies: ({ rule }) => is(rule.QuicStatus, "QUIC_ACTIVE"),
    },
    {
      kind: "ineligible",
      reason: "rule-redirects",
      part: "rule",
      source: "inferred",
      applies: ({ rule }) => Boolean(rule.RewriteTarget?.TargetLocationId || rule.RewriteTarget?.TargetListenerId),
    },
    {
      kind: "ineligible",
      reason: "rule-target-group",
      part: "rule",
      source: "inferred",
      applies: ({ rule }) => is(rule.TargetType, "TARGETGROUP"),
    },
    {
      kind: "warning",
      reason: "rule-target-type-unknown",
      part: "rule",
      source: "inferred",
      // A missing type means NODE, the default of every request.
      applies: ({ rule: { TargetType } }) =>
        Boolean(TargetType) && !is(TargetType, "NODE") && !is(TargetType, "TARGETGROUP"),
    },
    {
      kind: "ineligible",
      reason: "rule-has-function",
      part: "rule",
      source: oneFunction,
      applies: ({ targets, allowReplace }) => hasFunction(targets) && !allowReplace,
    },
    {
      kind: "warning",
      reason: "rule-will-replace",
      part: "rule",
      source: oneFunction,
      applies: ({ targets, allowReplace }) => hasFunction(targets) && allowReplace,
    },
    {
      kind: "warning",
      reason: "rule-has-servers",
      part: "rule",
      source: "inferred",
      applies: ({ targets }) => (targets?.Targets?.length ?? 0) > 0,
    },
  ],
  function: [
    {
      kind: "ineligible",
      reason: "function-not-event",
      part: "function",
      source: 'CLB binding SCF only supports binding SCF of the "Event function" type.',
      // A missing type means Event: HTTP came later.
      applies: ({ Type }) => Boolean(Type) && !is(Type, "Event"),
    },
    {
      kind: "ineligible",
      reason: "function-not-active",
      part: "function",
      source: "inferred",
      applies: ({ Status }) => isInactive(Status),
    },
    {
      kind: "warning",
      reason: "function-state-unknown",
      part: "function",
      source: "inferred",
      applies: ({ Status }) => !is(Status, "Active") && !isInactive(Status),
    },
  ],
  qualifier: [
    {
      kind: "ineligible",
      reason: "qualifier-missing",
      part: "qualifier",
      source: "inferred",
      applies: (facts) => !isListed(facts) && !mayBeUnlisted(facts),
    },
    {
      kind: "warning",
      reason: "qualifier-not-listed",
      part: "qualifier",
      source: "inferred",
      applies: (facts) => !isListed(facts) && mayBeUnlisted(facts),
    },
    {
      kind: "warning",
      reason: "qualifier-latest",
      part: "qualifier",
      source: "inferred",
      applies: ({ name, existing }) =>
        name === latestVersion ||
        existing.some((qualifier) => qualifier.name === name && qualifier.pointsTo === latestVersion),
    },
  ],
  weight: weightRules,
};

function isListed({ name, existing }: Subjects["qualifier"]): boolean {
  return existing.some((qualifier) => qualifier.name === name);
}

function mayBeUnlisted({ name, unlisted = [] }: Subjects["qualifier"]): boolean {
  return unlisted.some((type) => type === qualifierTypeOf(name));
}
