import { listenerIdPattern, loadBalancerIdPattern, locationIdPattern } from "#lib/binding/names.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";
import type { AccountEngine } from "#lib/operations/account-engine.ts";
import { ruleRefOf } from "#lib/operations/undo.ts";

/** A rule as links name it. The cloud finds no rule without its load balancer and its listener. */
export interface RuleLink {
  region: string;
  locationId: string;
  loadBalancerId: string;
  listenerId: string;
}

/** A rule's address, and its domain and path as they were last seen; null where they weren't. */
export interface FoundRule {
  address: RuleRef;
  name: string | null;
}

/** Where a rule is: as its newest operation says, else as the link does. Null where neither does. */
export async function findRule(operations: Pick<AccountEngine, "list">, link: RuleLink): Promise<FoundRule | null> {
  const { region, locationId, loadBalancerId, listenerId } = link;
  if (!isKnownRegion(region) || !locationIdPattern.test(locationId)) return null;
  const { items } = await operations.list({ region, locationId, limit: 1 });
  const [newest] = items;
  if (newest) return { address: ruleRefOf(newest), name: newest.rule.domain + newest.rule.url };
  if (!loadBalancerIdPattern.test(loadBalancerId) || !listenerIdPattern.test(listenerId)) return null;
  return { address: { region, loadBalancerId, listenerId, locationId }, name: null };
}
