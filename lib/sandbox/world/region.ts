import type { CloudFunction, Listener, LoadBalancer, Namespace, Rule } from "#lib/sandbox/world/types.ts";

export type LoadBalancerOrder = "LoadBalancerName" | "CreateTime" | "Domain" | "LoadBalancerType";

const sortKey: Record<LoadBalancerOrder, (loadBalancer: LoadBalancer) => string | number> = {
  LoadBalancerName: (loadBalancer) => loadBalancer.name,
  CreateTime: (loadBalancer) => loadBalancer.createdAt,
  Domain: (loadBalancer) => loadBalancer.domain,
  LoadBalancerType: (loadBalancer) => loadBalancer.network,
};

/** The resources of one account in one region. */
export class Region {
  readonly namespaces: Namespace[];
  readonly #loadBalancers: Map<string, LoadBalancer>;
  readonly #sorted = new Map<LoadBalancerOrder, LoadBalancer[]>();

  constructor(loadBalancers: LoadBalancer[], namespaces: Namespace[]) {
    this.namespaces = namespaces;
    this.#loadBalancers = new Map(loadBalancers.map((loadBalancer) => [loadBalancer.id, loadBalancer]));
  }

  loadBalancer(id: string): LoadBalancer | undefined {
    return this.#loadBalancers.get(id);
  }

  /** Adds a load balancer or replaces its former state. */
  putLoadBalancer(loadBalancer: LoadBalancer): void {
    this.#loadBalancers.set(loadBalancer.id, loadBalancer);
    this.#sorted.clear();
  }

  removeLoadBalancer(id: string): void {
    this.#loadBalancers.delete(id);
    this.#sorted.clear();
  }

  /** All load balancers, ascending by the key and then by id. Sorted once; the caller must not change the array. */
  loadBalancersBy(order: LoadBalancerOrder): readonly LoadBalancer[] {
    const known = this.#sorted.get(order);
    if (known) return known;
    const key = sortKey[order];
    const sorted = [...this.#loadBalancers.values()].sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id));
    this.#sorted.set(order, sorted);
    return sorted;
  }

  namespace(name: string): Namespace | undefined {
    return this.namespaces.find((namespace) => namespace.name === name);
  }

  /** Removes the function, or only the given version. */
  removeFunction(namespace: string, name: string, version: string | null): void {
    const home = this.namespace(namespace);
    if (!home) return;
    if (version === null) {
      home.functions = home.functions.filter((one) => one.name !== name);
      return;
    }
    const found = this.function(namespace, name);
    if (found) found.versions = found.versions.filter((one) => one.version !== version);
  }

  function(namespace: string, name: string): CloudFunction | undefined {
    return this.namespace(namespace)?.functions.find((candidate) => candidate.name === name);
  }
}

export function findListener(loadBalancer: LoadBalancer, id: string): Listener | undefined {
  return loadBalancer.listeners.find((listener) => listener.id === id);
}

export function findRule(listener: Listener, locationId: string): Rule | undefined {
  return listener.rules.find((rule) => rule.id === locationId);
}

export function domainsOf(rule: Rule): string[] {
  return [rule.domain, ...rule.moreDomains];
}

/** Compares texts by code unit and numbers by size: independent of the locale. */
export function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
