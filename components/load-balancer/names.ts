import type { RuleRef } from "#lib/binding/types.ts";

/** The address of a rule on a load balancer. */
export function addressOf(
  of: Pick<RuleRef, "region" | "loadBalancerId">,
  listenerId: string,
  locationId: string,
): RuleRef {
  return { region: of.region, loadBalancerId: of.loadBalancerId, listenerId, locationId };
}
