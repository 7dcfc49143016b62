import { z } from "zod";
import { buildWorld, emptyRegion, type Recipe, type World } from "#lib/sandbox/world/build.ts";
import {
  applyToLoadBalancer,
  removedFunctionSchema,
  unbindRemoved,
  type WorldChange,
} from "#lib/sandbox/world/change.ts";
import type { Region } from "#lib/sandbox/world/region.ts";
import { loadBalancerSchema } from "#lib/sandbox/world/schema.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** A load balancer that differs from the recipe's. */
export const touchedSchema = z.object({
  account: z.string(),
  region: z.string(),
  id: z.string(),
  /** Null when it was deleted. */
  loadBalancer: loadBalancerSchema.nullable(),
  /** True when it isn't in the recipe. */
  added: z.boolean(),
});

export type Touched = z.output<typeof touchedSchema>;

/** A function of the recipe, or a version of one, that was deleted. */
export const removedSchema = removedFunctionSchema.extend({ account: z.string(), region: z.string() });

export type Removed = z.output<typeof removedSchema>;

/** Account and region of a change. */
export interface Place {
  account: string;
  region: string;
  loadBalancerIds: readonly string[];
}

/** The current world: the recipe's, with the changes since. */
export class WorldState {
  readonly recipe: Recipe;
  readonly #world: World;
  readonly #touched = new Map<string, Touched>();
  readonly #removed: Removed[] = [];

  constructor(recipe: Recipe) {
    this.recipe = recipe;
    this.#world = buildWorld(recipe);
  }

  /** The resources of an account in a region; an empty region where there are none. */
  region(account: string, region: string): Region {
    const regions = this.#world.get(account) ?? new Map<string, Region>();
    this.#world.set(account, regions);
    const found = regions.get(region) ?? emptyRegion(this.recipe, region);
    regions.set(region, found);
    return found;
  }

  /** @param at when the change happens, in Unix seconds of the real clock */
  apply(place: Place, change: WorldChange, at: number): void {
    const region = this.region(place.account, place.region);
    switch (change.kind) {
      case "add-load-balancers":
        for (const loadBalancer of structuredClone(change.loadBalancers)) {
          region.putLoadBalancer(loadBalancer);
          this.#touch(place, loadBalancer.id, { loadBalancer, added: true });
        }
        return;
      case "remove-load-balancers":
        for (const id of place.loadBalancerIds) {
          region.removeLoadBalancer(id);
          this.#touch(place, id, { loadBalancer: null });
        }
        return;
      case "remove-function": {
        const { namespace, name, version } = change;
        this.#removeFunction({ account: place.account, region: place.region, namespace, name, version });
        this.#edit(place, (loadBalancer) => unbindRemoved(loadBalancer, change, at));
        return;
      }
      default:
        this.#edit(place, (loadBalancer) => applyToLoadBalancer(loadBalancer, change, at));
    }
  }

  #edit(place: Place, edit: (loadBalancer: LoadBalancer) => void): void {
    for (const id of place.loadBalancerIds) {
      const loadBalancer = this.region(place.account, place.region).loadBalancer(id);
      if (!loadBalancer) continue;
      edit(loadBalancer);
      this.#touch(place, id, { loadBalancer });
    }
  }

  #removeFunction(removed: Removed): void {
    const { account, region, namespace, name, version } = removed;
    this.region(account, region).removeFunction(namespace, name, version);
    this.#removed.push(removed);
  }

  touched(): Touched[] {
    return [...this.#touched.values()];
  }

  removed(): Removed[] {
    return [...this.#removed];
  }

  /** Restores the changes of an earlier run; changes to recipe resources that this world doesn't have are skipped. */
  restore(touched: readonly Touched[], removed: readonly Removed[]): void {
    for (const entry of removed) this.#removeFunction(entry);
    for (const entry of touched) {
      const region = this.region(entry.account, entry.region);
      if (!entry.added && !region.loadBalancer(entry.id)) continue;
      if (entry.loadBalancer) region.putLoadBalancer(entry.loadBalancer);
      else region.removeLoadBalancer(entry.id);
      this.#touched.set(keyOf(entry, entry.id), entry);
    }
  }

  #touch(
    { account, region }: Pick<Place, "account" | "region">,
    id: string,
    now: Pick<Touched, "loadBalancer"> & { added?: boolean },
  ): void {
    const key = keyOf({ account, region }, id);
    const added = now.added ?? this.#touched.get(key)?.added ?? false;
    if (added && !now.loadBalancer) this.#touched.delete(key);
    else this.#touched.set(key, { account, region, id, loadBalancer: now.loadBalancer, added });
  }
}

function keyOf({ account, region }: Pick<Place, "account" | "region">, id: string): string {
  return `${account}/${region}/${id}`;
}
