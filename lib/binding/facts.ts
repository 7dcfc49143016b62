import type { LoadBalancerFacts, TargetsFacts } from "#lib/binding/wire.ts";

/** The documented states of a function except Active. */
const inactive = [
  "Creating",
  "CreateFailed",
  "Updating",
  "UpdateFailed",
  "Publishing",
  "PublishFailed",
  "Deleting",
  "DeleteFailed",
];

/** Compares enumeration values without case, which varies in the cloud's answers. */
export function is(value: string | null | undefined, expected: string): boolean {
  return value?.toLowerCase() === expected.toLowerCase();
}

/** Whether the answer has no value for it. */
export function isMissing(value: unknown): boolean {
  return value === null || value === undefined;
}

/** The representation is not documented: 0 and "0" in old material, empty in some answers. */
export function isInBasicNetwork({ NumericalVpcId, VpcId }: LoadBalancerFacts): boolean {
  return NumericalVpcId === 0 || VpcId === "" || VpcId === "0";
}

/** IPv6 outside, IPv4 inside. */
export function isNat64({ IPv6Mode }: LoadBalancerFacts): boolean {
  return is(IPv6Mode, "IPv6Nat64");
}

/** Full-chain IPv6, which only the mode distinguishes from NAT64. */
export function isIPv6(facts: LoadBalancerFacts): boolean {
  if (is(facts.AddressIPVersion, "IPv6FullChain") || is(facts.IPv6Mode, "IPv6FullChain")) return true;
  return is(facts.AddressIPVersion, "IPv6") && !isMissing(facts.IPv6Mode) && !isNat64(facts);
}

/** Whether the status is a documented one other than Active. */
export function isInactive(status: string | null | undefined): boolean {
  return inactive.some((state) => is(status, state));
}

/** Whether the rule has a function. */
export function hasFunction(targets: TargetsFacts | null): boolean {
  return (targets?.FunctionTargets?.length ?? 0) > 0;
}
