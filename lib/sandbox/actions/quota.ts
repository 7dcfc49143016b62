import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import type { Region } from "#lib/sandbox/world/region.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** Quotas of a load balancer, a listener and a rule. */
export const mostListeners = 50;
export const mostRules = 50;
export const mostServers = 200;

const ids = { OPEN: "TOTAL_OPEN_CLB_QUOTA", INTERNAL: "TOTAL_INTERNAL_CLB_QUOTA" };
const usual = 100;
const raised = 200_000;

/** Load balancers allowed for one network in a region; higher for a world that was made larger than the default. */
export function quotaOf(network: LoadBalancer["network"], region: Region) {
  const current = region.loadBalancersBy("CreateTime").filter((one) => one.network === network).length;
  return { id: ids[network], current, limit: current > usual ? raised : usual };
}

export function describeQuota(_: object, { region }: CallContext) {
  const counted = (["OPEN", "INTERNAL"] as const).map((network) => {
    const { id, current, limit } = quotaOf(network, region);
    return { QuotaId: id, QuotaCurrent: current, QuotaLimit: limit };
  });
  const others = [
    ["TOTAL_LISTENER_QUOTA", mostListeners],
    ["TOTAL_LISTENER_RULE_QUOTA", mostRules],
    ["TOTAL_TARGET_BIND_QUOTA", mostServers],
    ["TOTAL_SNAT_IP_QUOTA", 10],
    ["TOTAL_ISP_CLB_QUOTA", 15],
    ["TOTAL_FULL_PORT_RANGE_LISTENER_QUOTA", 1],
  ] as const;
  return {
    QuotaSet: [...counted, ...others.map(([id, limit]) => ({ QuotaId: id, QuotaCurrent: null, QuotaLimit: limit }))],
  };
}
