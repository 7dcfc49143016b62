import type { RuleView } from "#lib/api/contract/inventory.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { mayBeNoSuchThing } from "#lib/cloud/errors.ts";
import { type CloudError, isCloudError } from "#lib/cloud/failure.ts";
import type { ReadOptions } from "#lib/inventory/cached-read.ts";
import { degraded } from "#lib/inventory/degraded.ts";
import { listenerItem, loadBalancerItem, ruleItem, unreadRuleItem } from "#lib/inventory/items.ts";
import { findIn } from "#lib/inventory/listed.ts";
import type { Reads, Scope } from "#lib/inventory/reads.ts";

/** Reads one rule with what it belongs to: three concurrent calls. What doesn't exist is null, and so is what would be in it. */
export async function readRule(
  reads: Reads,
  scope: Scope,
  { loadBalancerId, listenerId, locationId }: Omit<RuleRef, "region">,
  wanted: ReadOptions,
): Promise<RuleView> {
  const [balancers, listeners, targets] = await Promise.all([
    reads.loadBalancer({ ...scope, loadBalancerId }, wanted).catch(unknownId),
    reads.listeners({ ...scope, loadBalancerId }, wanted).catch(unknownId),
    degraded("DescribeTargets", reads.targets({ ...scope, loadBalancerId, listenerId }, wanted).catch(unknownId)),
  ]);
  const none: RuleView = { loadBalancer: null, listener: null, rule: null };
  const loadBalancer = isCloudError(balancers)
    ? null
    : findIn(balancers, (found) => found.LoadBalancerId === loadBalancerId);
  if (!loadBalancer) return none;
  // Of a load balancer that exists the listeners can be read: the refusal means something else.
  if (isCloudError(listeners)) throw listeners;
  const ofBalancer = { ...none, loadBalancer: loadBalancerItem(loadBalancer) };
  const listener = findIn(listeners, ({ ListenerId }) => ListenerId === listenerId);
  if (!listener) return ofBalancer;
  const ofListener = { ...ofBalancer, listener: listenerItem(listener) };
  const rule = findIn({ ...listeners, items: listener.Rules ?? [] }, ({ LocationId }) => LocationId === locationId);
  if (!rule) return ofListener;
  if (isCloudError(targets.value)) throw targets.value;
  const ofRule = targets.value?.rules.get(locationId) ?? null;
  return { ...ofListener, rule: targets.value ? ruleItem(rule, ofRule) : unreadRuleItem(rule) };
}

/** The refusal of an id that the cloud may not know. */
function unknownId(error: unknown): CloudError {
  if (isCloudError(error) && mayBeNoSuchThing(error.failure)) return error;
  throw error;
}
