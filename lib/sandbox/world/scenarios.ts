import { busyLoadBalancers, fillers } from "#lib/sandbox/world/few.ts";
import { guangzhouNamespaces, ineligibleNamespaces, shopNamespaces } from "#lib/sandbox/world/functions.ts";
import { guangzhouLoadBalancers, shopGateway } from "#lib/sandbox/world/guangzhou.ts";
import { ineligibleLoadBalancers } from "#lib/sandbox/world/ineligible.ts";
import type { Maker } from "#lib/sandbox/world/make.ts";
import type { LoadBalancer, Namespace } from "#lib/sandbox/world/types.ts";

export const scenarioNames = ["default", "empty", "shop", "busy", "ineligible", "flaky"] as const;

export type ScenarioName = (typeof scenarioNames)[number];

/** A world to start from, by name. */
export interface Scenario {
  /** What Guangzhou has. `count` is how many load balancers were asked for; the worlds of a fixed size ignore it. */
  guangzhou: (make: Maker, count: number | undefined) => { loadBalancers: LoadBalancer[]; namespaces: Namespace[] };
  /** Whether the other regions, and the classic account, hold a few things. */
  elsewhere: boolean;
  /** Of a hundred calls, how many go wrong by chance. */
  chaosPercent: number;
}

const usual: Scenario = {
  guangzhou: (make, count = 24) => {
    const handMade = guangzhouLoadBalancers(make);
    const loadBalancers = [...handMade, ...fillers(make, count - handMade.length)];
    return { loadBalancers, namespaces: guangzhouNamespaces(make) };
  },
  elsewhere: true,
  chaosPercent: 0,
};

export const scenarios: Record<ScenarioName, Scenario> = {
  default: usual,
  empty: {
    guangzhou: (make) => ({ loadBalancers: [], namespaces: [make.namespace("default", "默认命名空间", [])] }),
    elsewhere: false,
    chaosPercent: 0,
  },
  shop: {
    guangzhou: (make) => ({ loadBalancers: [shopGateway(make)], namespaces: shopNamespaces(make) }),
    elsewhere: false,
    chaosPercent: 0,
  },
  busy: {
    guangzhou: (make, count = 10_000) => ({
      loadBalancers: busyLoadBalancers(make, count),
      namespaces: guangzhouNamespaces(make),
    }),
    elsewhere: true,
    chaosPercent: 0,
  },
  ineligible: {
    guangzhou: (make) => ({ loadBalancers: ineligibleLoadBalancers(make), namespaces: ineligibleNamespaces(make) }),
    elsewhere: false,
    chaosPercent: 0,
  },
  flaky: { ...usual, chaosPercent: 10 },
};
