import type { Change } from "#lib/sandbox/tasks.ts";
import { buildWorld, emptyRegion, type Recipe, type World } from "#lib/sandbox/world/build.ts";
import { findListener, findRule, type Region } from "#lib/sandbox/world/region.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** A load balancer that is no longer as the recipe made it. */
export interface Touched {
  account: string;
  region: string;
  loadBalancer: LoadBalancer;
}

/** The world as it is now: what the recipe made, and what was changed since. */
export class WorldState {
  readonly recipe: Recipe;
  readonly #world: World;
  readonly #touched = new Map<string, Touched>();

  constructor(recipe: Recipe) {
    this.recipe = recipe;
    this.#world = buildWorld(recipe);
  }

  /** What an account has in a region; an empty one where there is nothing. */
  region(account: string, region: string): Region {
    return this.#world.get(account)?.get(region) ?? emptyRegion(this.recipe, region);
  }

  apply(account: string, region: string, loadBalancerId: string, change: Change): void {
    const loadBalancer = this.region(account, region).loadBalancer(loadBalancerId);
    const listener = loadBalancer && findListener(loadBalancer, change.listenerId);
    const rule = listener && findRule(listener, change.locationId);
    if (!rule) return;
    rule.function = change.function;
    this.#touched.set(`${account}/${region}/${loadBalancerId}`, { account, region, loadBalancer });
  }

  touched(): Touched[] {
    return [...this.#touched.values()];
  }

  /** Takes over changes of an earlier run, for what this world still has. */
  restore(touched: readonly Touched[]): void {
    for (const entry of touched) {
      const region = this.region(entry.account, entry.region);
      if (!region.loadBalancer(entry.loadBalancer.id)) continue;
      region.putLoadBalancer(entry.loadBalancer);
      this.#touched.set(`${entry.account}/${entry.region}/${entry.loadBalancer.id}`, entry);
    }
  }
}
