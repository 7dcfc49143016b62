import type { LoadBalancerFacts, TargetsFacts } from "#lib/binding/wire.ts";

/** The states of a function, but Active, that the documents name. */
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

/** The same word; the cloud's spelling varies in case. */
export function is(value: string | null | undefined, expected: string): boolean {
  return value?.toLowerCase() === expected.toLowerCase();
}

/** The cloud leaves it out. */
export function isUntold(value: unknown): boolean {
  return value === null || value === undefined;
}

/** How the cloud shows it is not documented: 0 and "0" in old material, empty in some answers. */
export function isInBasicNetwork({ NumericalVpcId, VpcId }: LoadBalancerFacts): boolean {
  return NumericalVpcId === 0 || VpcId === "" || VpcId === "0";
}

/** IPv6 outside, IPv4 inside. */
export function isNat64({ IPv6Mode }: LoadBalancerFacts): boolean {
  return is(IPv6Mode, "IPv6Nat64");
}

/** The IPv6 version, which is told from NAT64 by the mode alone. */
export function isIPv6(facts: LoadBalancerFacts): boolean {
  if (is(facts.AddressIPVersion, "IPv6FullChain") || is(facts.IPv6Mode, "IPv6FullChain")) return true;
  return is(facts.AddressIPVersion, "IPv6") && !isUntold(facts.IPv6Mode) && !isNat64(facts);
}

/** In a state that the documents name, and that is not Active. */
export function isInactive(status: string | null | undefined): boolean {
  return inactive.some((state) => is(status, state));
}

/** A rule that sends to a function already. */
export function hasFunction(targets: TargetsFacts | null): boolean {
  return (targets?.FunctionTargets?.length ?? 0) > 0;
}
