import { bindingRegions } from "#lib/binding/regions.ts";
import { accounts } from "#lib/sandbox/accounts.ts";
import { fewLoadBalancers } from "#lib/sandbox/world/few.ts";
import { fewNamespaces } from "#lib/sandbox/world/functions.ts";
import { hostileLoadBalancers } from "#lib/sandbox/world/hostile.ts";
import { makerFor } from "#lib/sandbox/world/make.ts";
import { Region } from "#lib/sandbox/world/region.ts";
import { type Counts, type ScenarioName, scenarios } from "#lib/sandbox/world/scenarios.ts";

/** The inputs of a world: the same recipe gives the same world. */
export interface Recipe extends Counts {
  seed: string;
  scenario: ScenarioName;
}

/** The regions besides Guangzhou that have resources. Nanjing and Frankfurt don't offer function binding. */
const inhabited = [...bindingRegions.filter((region) => region !== "ap-guangzhou"), "ap-nanjing", "eu-frankfurt"];

/** Region of the names that are hard to display. */
const hostileRegion = "ap-chengdu";

/** The world: account (owner uin) → region → its resources. */
export type World = Map<string, Map<string, Region>>;

export function buildWorld({ seed, scenario, ...counts }: Recipe): World {
  const { guangzhou, elsewhere } = scenarios[scenario];
  const makerIn = (account: string, region: string) => makerFor(`${seed}/${account}`, region);
  const few = (account: string, region: string): [string, Region] => {
    const make = makerIn(account, region);
    const plain = fewLoadBalancers(make, region);
    const odd = region === hostileRegion ? hostileLoadBalancers(make) : [];
    return [region, new Region([...plain, ...odd], fewNamespaces(make))];
  };
  const { standard, classic } = accounts;
  const main = guangzhou(makerIn(standard.uin, "ap-guangzhou"), counts);
  return new Map([
    [
      standard.uin,
      new Map([
        ["ap-guangzhou", new Region(main.loadBalancers, main.namespaces)],
        ...(elsewhere ? inhabited.map((region) => few(standard.uin, region)) : []),
      ]),
    ],
    [classic.uin, new Map(elsewhere ? [few(classic.uin, "ap-guangzhou")] : [])],
  ]);
}

/** A region without resources, except for its default namespace. */
export function emptyRegion(recipe: Recipe, region: string): Region {
  return new Region([], [makerFor(recipe.seed, region).namespace("default", "默认命名空间", [])]);
}
