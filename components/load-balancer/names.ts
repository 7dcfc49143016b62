import type { ListenerOnMap, RuleOnMap } from "#lib/api/contract/stored-load-balancer.ts";
import type { RuleRef } from "#lib/binding/types.ts";

export function ruleText({ domain, url }: Pick<RuleOnMap, "domain" | "url">): string {
  return domain + url;
}

/** As `HTTPS:443`. */
export function portText({ protocol, port }: Pick<ListenerOnMap, "protocol" | "port">): string {
  return `${protocol}:${port}`;
}

/** The address of a rule on a load balancer. */
export function addressOf(
  of: Pick<RuleRef, "region" | "loadBalancerId">,
  listenerId: string,
  locationId: string,
): RuleRef {
  return { region: of.region, loadBalancerId: of.loadBalancerId, listenerId, locationId };
}
