import { busyLoadBalancers, fillers } from "#lib/sandbox/world/few.ts";
import { guangzhouNamespaces, ineligibleNamespaces, shopNamespaces } from "#lib/sandbox/world/functions.ts";
import { guangzhouLoadBalancers, shopGateway } from "#lib/sandbox/world/guangzhou.ts";
import { ineligibleLoadBalancers } from "#lib/sandbox/world/ineligible.ts";
import type { Maker } from "#lib/sandbox/world/make.ts";
import type { LoadBalancer, Namespace } from "#lib/sandbox/world/types.ts";

export const scenarioNames = ["default", "empty", "shop", "busy", "ineligible", "flaky"] as const;

export type ScenarioName = (typeof scenarioNames)[number];

/** Numbers of resources in Guangzhou; scenarios of a fixed size ignore them. */
export interface Counts {
  loadBalancers?: number | undefined;
  /** In the namespace `default`. */
  functions?: number | undefined;
}

/** A world to start from, by name. */
export interface Scenario {
  /** The resources of Guangzhou. */
  guangzhou: (make: Maker, counts: Counts) => { loadBalancers: LoadBalancer[]; namespaces: Namespace[] };
  /** Whether the other regions and the classic account have a few resources. */
  elsewhere: boolean;
  /** Percentage of calls that fail by chance. */
  chaosPercent: number;
}

const usual: Scenario = {
  guangzhou: (make, { loadBalancers = 24, functions = 0 }) => {
    const handMade = guangzhouLoadBalancers(make);
    return {
      loadBalancers: [...handMade, ...fillers(make, loadBalancers - handMade.length)],
      namespaces: guangzhouNamespaces(make, functions),
    };
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
    guangzhou: (make, { loadBalancers = 10_000, functions = 10_000 }) => ({
      loadBalancers: busyLoadBalancers(make, loadBalancers),
      namespaces: guangzhouNamespaces(make, functions),
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
