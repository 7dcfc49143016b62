import type { FoundRules } from "#lib/api/contract/inventory.ts";
import { verdictOfLoadBalancer } from "#lib/binding/verdicts.ts";
import type { Listener } from "#lib/cloud/catalogue/clb/listener.ts";
import type { ReadOptions } from "#lib/inventory/cached-read.ts";
import type { Reads, Scope } from "#lib/inventory/reads.ts";
import { rulesIn, type SoughtRule } from "#lib/inventory/sought.ts";

/** Rules that are told at most. */
const mostTold = 20;
/** Load balancers whose listeners are read at once. */
const atOnce = 6;

/**
 * Looks for forwarding rules that a function can be bound to. The cloud can't search for rules, so the listeners of the
 * eligible load balancers on the first page are read; the answer says of how many, and how many load balancers there are.
 */
export async function findRules(
  reads: Reads,
  scope: Scope,
  sought: SoughtRule,
  wanted: ReadOptions,
): Promise<FoundRules> {
  const search = sought.loadBalancerId ?? "";
  const page = await reads.loadBalancers({ ...scope, search, offset: 0 }, wanted);
  const left = page.items.filter((item) => verdictOfLoadBalancer(item).kind !== "ineligible");
  const items: FoundRules["items"] = [];
  let searched = 0;
  for (let from = 0; from < left.length; from += atOnce) {
    const next = left.slice(from, from + atOnce);
    const some = next.map(async ({ LoadBalancerId: loadBalancerId }) => {
      const listeners = await reads.listeners({ ...scope, loadBalancerId }, wanted);
      return listeners.items.flatMap((listener) => foundIn(listener, sought, scope.region, loadBalancerId));
    });
    items.push(...(await Promise.all(some)).flat());
    searched += next.length;
    // An id is one rule's or one listener's.
    if (items.length > 0 && (sought.locationId || sought.listenerId)) break;
    if (items.length >= mostTold) break;
  }
  return { items: items.slice(0, mostTold), searched, total: page.total ?? page.counted };
}

function foundIn(listener: Listener, sought: SoughtRule, region: string, loadBalancerId: string): FoundRules["items"] {
  return rulesIn(listener, sought).map((rule) => ({
    loadBalancerId,
    listenerId: listener.ListenerId,
    locationId: rule.LocationId,
    domain: rule.Domain ?? rule.Domains?.[0] ?? "",
    url: rule.Url ?? "/",
    region,
    readAt: null,
  }));
}
