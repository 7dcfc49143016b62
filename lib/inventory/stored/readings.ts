import type { z } from "zod";
import { describeListeners, describeLoadBalancers, describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import { listFunctions, listNamespaces, type ScfFunction } from "#lib/cloud/catalogue/scf.ts";
import type { CallOptions, CloudClient, Result } from "#lib/cloud/client.ts";
import { isNotAllowed, mayBeNoSuchThing } from "#lib/cloud/errors.ts";
import { type CloudError, type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import { allPages, type Listed, listed, nextOffset, pageSize } from "#lib/inventory/listed.ts";
import type { Detail } from "#lib/inventory/stored/store-detail.ts";
import type { ListPage, NamespaceList } from "#lib/inventory/stored/store-lists.ts";
import { wordsOf } from "#lib/inventory/stored/told-failure.ts";

// The calls of the inventory. Each throws CloudError and nothing else.

/** Oldest first, so that what is created during a reading doesn't shift the pages that are still to come. */
const oldestFirst = { OrderBy: "CreateTime", OrderType: 0 } as const;

export async function readLoadBalancers(
  client: CloudClient,
  options: CallOptions,
  offset: number,
): Promise<ListPage<LoadBalancer>> {
  const request = { ...oldestFirst, Offset: offset, Limit: pageSize };
  const result = await client.call(describeLoadBalancers, request, options);
  return pageOf(listed(describeLoadBalancers, result, "LoadBalancerSet"), offset);
}

function pageOf<Item>(page: Listed<Item>, offset: number): ListPage<Item> {
  return {
    items: page.items,
    nextOffset: nextOffset(page, offset),
    total: page.total,
    whole: page.unread === null,
  };
}

/** The namespaces of a region: the one that each has, where the keys may not list them. */
export async function readNamespaces(client: CloudClient, options: CallOptions): Promise<NamespaceList> {
  const found = await allPages(async (offset) => {
    const request = { Offset: offset, Limit: pageSize };
    return listed(listNamespaces, await client.call(listNamespaces, request, options), "Namespaces");
  }).catch(notAllowed);
  if (isCloudError(found)) {
    return { items: [{ Name: "default", Description: null }], whole: false, failure: wordsOf(found.failure) };
  }
  return { items: found.items, whole: found.unread === null, failure: null };
}

export async function readFunctions(
  client: CloudClient,
  options: CallOptions,
  namespace: string,
  offset: number,
): Promise<ListPage<ScfFunction>> {
  const request = { Namespace: namespace, Offset: offset, Limit: pageSize };
  const result = await client.call(listFunctions, request, options);
  return pageOf(listed(listFunctions, result, "Functions"), offset);
}

/** The listeners, rules and bindings of a load balancer; "gone" when two kinds of read say that it doesn't exist. */
export async function readDetail(
  client: CloudClient,
  options: CallOptions,
  loadBalancerId: string,
): Promise<Detail | "gone"> {
  const request = { LoadBalancerId: loadBalancerId };
  try {
    const [found, targets] = await Promise.all([
      client.call(describeListeners, request, options),
      client.call(describeTargets, request, options).catch(notAllowed),
    ]);
    const { items } = listed(describeListeners, found, "Listeners");
    // A rule that could not be parsed is missing from a listener that could.
    const whole = found.leftOut.length === 0;
    if (isCloudError(targets)) {
      return { listeners: items, whole, failure: wordsOf(targets.failure), targetsOf: () => "unread" };
    }
    return { listeners: items, whole, failure: null, targetsOf: lookup(targets) };
  } catch (error) {
    if (!isCloudError(error) || !mayBeNoSuchThing(error.failure)) throw error;
    if (await isListed(client, options, loadBalancerId)) throw error;
    return "gone";
  }
}

async function isListed(client: CloudClient, options: CallOptions, loadBalancerId: string): Promise<boolean> {
  const request = { LoadBalancerIds: [loadBalancerId], Limit: pageSize };
  const found = await client.call(describeLoadBalancers, request, options).catch(nullIf(mayBeNoSuchThing));
  if (!found) return false;
  const { items, unread } = listed(describeLoadBalancers, found, "LoadBalancerSet");
  return items.length > 0 || unread !== null;
}

type Targets = Result<z.output<typeof describeTargets.response>>;

function lookup({ response, leftOut }: Targets): Detail["targetsOf"] {
  const rules = (response.Listeners ?? []).flatMap((listener) => listener.Rules ?? []);
  const byId = new Map(rules.map((rule) => [rule.LocationId, rule]));
  // A rule that is missing may be one that could not be parsed.
  const missing = leftOut.length > 0 ? "unread" : null;
  return (locationId) => byId.get(locationId) ?? missing;
}

/** The refusal of keys that may not read this. */
function notAllowed(error: unknown): CloudError {
  if (isCloudError(error) && isNotAllowed(error.failure)) return error;
  throw error;
}

/** Null instead of a refusal of this kind. */
function nullIf(kind: (failure: CloudFailure) => boolean) {
  return (error: unknown): null => {
    if (isCloudError(error) && kind(error.failure)) return null;
    throw error;
  };
}
