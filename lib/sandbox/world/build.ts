import { bindingRegions } from "#lib/binding/regions.ts";
import { accounts } from "#lib/sandbox/accounts.ts";
import { fewLoadBalancers, fillers } from "#lib/sandbox/world/few.ts";
import { fewNamespaces, guangzhouNamespaces } from "#lib/sandbox/world/functions.ts";
import { guangzhouLoadBalancers } from "#lib/sandbox/world/guangzhou.ts";
import { makerFor } from "#lib/sandbox/world/make.ts";
import { Region } from "#lib/sandbox/world/region.ts";

/** Everything that the default world is made from: the same recipe gives the same world. */
export interface Recipe {
  seed: string;
  /** How many load balancers Guangzhou has, at least those that the default world needs. */
  loadBalancers: number;
}

/** The regions that hold something. Nanjing and Frankfurt do not offer function binding. */
const inhabited = [...bindingRegions, "ap-nanjing", "eu-frankfurt"];

/** The world: account (owner uin) → region → what is there. */
export type World = Map<string, Map<string, Region>>;

export function buildWorld(recipe: Recipe): World {
  const standard = new Map(
    inhabited.map((region) => {
      const make = makerFor(`${recipe.seed}/${accounts.standard.uin}`, region);
      if (region !== "ap-guangzhou") return [region, new Region(fewLoadBalancers(make, region), fewNamespaces(make))];
      const handMade = guangzhouLoadBalancers(make);
      const all = [...handMade, ...fillers(make, recipe.loadBalancers - handMade.length)];
      return [region, new Region(all, guangzhouNamespaces(make))];
    }),
  );
  const make = makerFor(`${recipe.seed}/${accounts.classic.uin}`, "ap-guangzhou");
  const classic = new Map([["ap-guangzhou", new Region(fewLoadBalancers(make, "ap-guangzhou"), fewNamespaces(make))]]);
  return new Map([
    [accounts.standard.uin, standard],
    [accounts.classic.uin, classic],
  ]);
}

/** A region where nothing was made yet: its default namespace is there all the same. */
export function emptyRegion(recipe: Recipe, region: string): Region {
  return new Region([], [makerFor(recipe.seed, region).namespace("default", "默认命名空间", [])]);
}
