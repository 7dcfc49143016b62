export const qualifierTypes = ["VERSION", "ALIAS"] as const;

export type QualifierType = (typeof qualifierTypes)[number];

/** A function as a rule calls it: a version or an alias of a function in a namespace of the rule's own region. */
export interface FunctionRef {
  namespace: string;
  name: string;
  qualifier: string;
  /** The cloud may leave it out; it isn't compared. */
  qualifierType?: QualifierType | undefined;
}

/** The one function that a rule sends its traffic to. */
export interface Binding {
  function: FunctionRef;
  /** 0 to 100. */
  weight: number;
}

/** A forwarding rule's full address. `locationId` is the rule's id. */
export interface RuleRef {
  region: string;
  loadBalancerId: string;
  listenerId: string;
  locationId: string;
}

export const changeKinds = ["bind", "replace", "reweigh", "unbind"] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** One change of one rule, as an operator asks for it. */
export interface Change {
  kind: ChangeKind;
  rule: RuleRef;
  before: Binding | null;
  after: Binding | null;
}

/** What a change names: where requests come in, and what answers them. */
export type ChangePart =
  | "region"
  | "loadBalancer"
  | "listener"
  | "rule"
  | "namespace"
  | "function"
  | "qualifier"
  | "weight";

/** Why the cloud refuses to bind a resource. */
export const restrictions = [
  "region-unsupported",
  "account-classic",
  "load-balancer-classic",
  "load-balancer-basic-network",
  "load-balancer-ipv6",
  "load-balancer-creating",
  "load-balancer-isolated",
  "listener-layer-4",
  "listener-quic",
  "rule-redirects",
  "rule-target-group",
  "rule-has-function",
  "function-not-event",
  "function-not-active",
  "qualifier-missing",
] as const;

export type Restriction = (typeof restrictions)[number];

/** Why something can't be bound. Each has its sentence in every language under `verdict.<reason>`. */
export const ineligibleReasons = [
  ...restrictions,
  /** The keys may not read what the rule sends to, so a change of it can't be reviewed. */
  "rule-binding-unknown",
] as const;

export type IneligibleReason = (typeof ineligibleReasons)[number];

/** What an operator should know before binding; never refuses. */
export const warningReasons = [
  "account-unknown",
  "load-balancer-kind-unknown",
  "load-balancer-network-unknown",
  "load-balancer-ip-version-unknown",
  "load-balancer-state-unknown",
  "rule-quic-on",
  "rule-target-type-unknown",
  "rule-has-servers",
  "rule-will-replace",
  "function-state-unknown",
  "qualifier-not-listed",
  "qualifier-latest",
  "weight-zero",
] as const;

export type WarningReason = (typeof warningReasons)[number];

export type Verdict<Reason = IneligibleReason> =
  | { kind: "eligible" }
  | { kind: "warning"; reasons: WarningReason[] }
  | { kind: "ineligible"; reason: Reason };
