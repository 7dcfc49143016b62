/**
 * The members of the cloud's answers that decide what may be bound. The catalogue's parsed answers and the sandbox's
 * records both match these types.
 */

type Text = string | null | undefined;

/** Of DescribeLoadBalancers. `Forward`: 1 application, 0 classic. `Status`: 1 running, 0 being created. */
export interface LoadBalancerFacts {
  Forward?: number | null;
  Status?: number | null;
  Isolation?: number | null;
  AddressIPVersion?: Text;
  IPv6Mode?: Text;
  VpcId?: Text;
  NumericalVpcId?: number | null;
}

/** Of DescribeListeners. */
export interface ListenerFacts {
  Protocol: string;
}

/** A rule of DescribeListeners. */
export interface RuleFacts {
  TargetType?: Text;
  QuicStatus?: Text;
  RewriteTarget?: { TargetListenerId?: Text; TargetLocationId?: Text } | null;
}

/** A bound function as DescribeTargets shows it. */
export interface BoundFunctionFacts {
  Function?: {
    FunctionNamespace: string;
    FunctionName: string;
    FunctionQualifier: string;
    FunctionQualifierType?: Text;
  } | null;
  Weight?: number | null;
}

/** A rule of DescribeTargets. `null` and an empty list both mean none. */
export interface TargetsFacts {
  Targets?: readonly unknown[] | null;
  FunctionTargets?: readonly BoundFunctionFacts[] | null;
}

/** Of ListFunctions. */
export interface FunctionFacts {
  Type?: Text;
  Status?: Text;
}

/** A version or an alias that a function has. */
export interface ExistingQualifier {
  name: string;
  /** For an alias, the version it points to. */
  pointsTo: string | null;
}
