import { listenerIdPattern, loadBalancerIdPattern, locationIdPattern } from "#lib/binding/names.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";
import type { StoredInventory } from "#lib/inventory/stored/stored.ts";
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

interface Known {
  operations: Pick<AccountEngine, "list">;
  stored: Pick<StoredInventory, "rules">;
}

/** Where a rule is: as the inventory says, else its newest operation, else the link. Null where none of them does. */
export async function findRule({ operations, stored }: Known, link: RuleLink): Promise<FoundRule | null> {
  const { region, locationId, loadBalancerId, listenerId } = link;
  if (!isKnownRegion(region) || !locationIdPattern.test(locationId)) return null;
  const [seen] = await stored.rules({ region, locationId }).then(({ items }) => items, noneWhileAway);
  if (seen) {
    const { loadBalancer, listener, domain, url } = seen;
    const address = {
      region,
      loadBalancerId: loadBalancer.loadBalancerId,
      listenerId: listener.listenerId,
      locationId,
    };
    return { address, name: domain + url };
  }
  const { items } = await operations.list({ region, locationId, limit: 1 });
  const [newest] = items;
  if (newest) return { address: ruleRefOf(newest), name: newest.rule.domain + newest.rule.url };
  if (!loadBalancerIdPattern.test(loadBalancerId) || !listenerIdPattern.test(listenerId)) return null;
  return { address: { region, loadBalancerId, listenerId, locationId }, name: null };
}

/** While the account isn't known, because the cloud is away, nothing is known of what it has. */
function noneWhileAway(error: unknown): [] {
  if (isCloudError(error)) return [];
  throw error;
}
