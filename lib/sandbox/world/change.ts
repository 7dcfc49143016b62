import { z } from "zod";
import { domainsOf, findListener, findRule } from "#lib/sandbox/world/region.ts";
import {
  boundFunctionSchema,
  listenerSchema,
  loadBalancerSchema,
  ruleSchema,
  serverSchema,
} from "#lib/sandbox/world/schema.ts";
import type { BoundFunction, Listener, LoadBalancer, Rule, Server } from "#lib/sandbox/world/types.ts";

/** Place of servers: a rule, or the listener itself where `locationId` is null. */
const serversPlace = { listenerId: z.string(), locationId: z.string().nullable() };

const loadBalancerChangeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("set-function"),
    listenerId: z.string(),
    locationId: z.string(),
    function: boundFunctionSchema.nullable(),
  }),
  z.object({ kind: z.literal("add-listeners"), listeners: z.array(listenerSchema) }),
  z.object({ kind: z.literal("remove-listener"), listenerId: z.string() }),
  z.object({ kind: z.literal("add-rules"), listenerId: z.string(), rules: z.array(ruleSchema) }),
  z.object({
    kind: z.literal("remove-rules"),
    listenerId: z.string(),
    locationIds: z.array(z.string()),
    /** The listener's new default domain. */
    newDefaultDomain: z.string().nullable(),
  }),
  z.object({ kind: z.literal("add-servers"), ...serversPlace, servers: z.array(serverSchema) }),
  z.object({ kind: z.literal("remove-servers"), ...serversPlace, servers: z.array(serverSchema) }),
  z.object({ kind: z.literal("weigh-servers"), ...serversPlace, servers: z.array(serverSchema) }),
]);

/** A change of one existing load balancer. */
export type LoadBalancerChange = z.output<typeof loadBalancerChangeSchema>;

/** A deleted function, or one deleted version of it. */
export const removedFunctionSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  version: z.string().nullable(),
});

export type RemovedFunction = z.output<typeof removedFunctionSchema>;

/** The effect of a task on the load balancers that it names. */
export const changeSchema = z.discriminatedUnion("kind", [
  ...loadBalancerChangeSchema.options,
  z.object({ kind: z.literal("add-load-balancers"), loadBalancers: z.array(loadBalancerSchema) }),
  z.object({ kind: z.literal("remove-load-balancers") }),
  z.object({ kind: z.literal("remove-function"), ...removedFunctionSchema.shape }),
]);

export type WorldChange = z.output<typeof changeSchema>;

/**
 * Changes the load balancer in place. Parts that no longer exist are skipped. @param at Unix seconds of the real clock
 */
export function applyToLoadBalancer(loadBalancer: LoadBalancer, change: LoadBalancerChange, at: number): void {
  if (change.kind === "add-listeners") {
    loadBalancer.listeners.push(...structuredClone(change.listeners));
    return;
  }
  const listener = findListener(loadBalancer, change.listenerId);
  if (!listener) return;
  switch (change.kind) {
    case "remove-listener":
      loadBalancer.listeners = loadBalancer.listeners.filter((one) => one !== listener);
      dropRedirects(loadBalancer, (target) => target.listenerId === listener.id);
      return;
    case "set-function": {
      const rule = findRule(listener, change.locationId);
      if (rule) setFunction(rule, change.function, at);
      return;
    }
    case "add-rules":
      addRules(listener, structuredClone(change.rules));
      return;
    case "remove-rules":
      listener.rules = listener.rules.filter((rule) => !change.locationIds.includes(rule.id));
      dropRedirects(loadBalancer, (target) => change.locationIds.includes(target.locationId));
      if (change.newDefaultDomain !== null) makeDefault(listener, change.newDefaultDomain);
      return;
    default:
      changeServers(change.locationId === null ? listener : findRule(listener, change.locationId), change);
  }
}

const keptFormer = 100;

function setFunction(rule: Rule, wanted: BoundFunction | null, at: number): void {
  rule.former = [...(rule.former ?? []), { function: rule.function, until: at }].slice(-keptFormer);
  rule.function = wanted;
}

/** A listener with rules has a default domain: the first one, unless another is requested. */
function addRules(listener: Listener, rules: Rule[]): void {
  listener.rules.push(...rules);
  const wanted = rules.find((rule) => rule.defaultServer);
  const first = listener.rules[0];
  if (wanted) makeDefault(listener, wanted.domain);
  else if (first && !listener.rules.some((rule) => rule.defaultServer)) makeDefault(listener, first.domain);
}

/** Marks one rule of the domain as the default. */
function makeDefault(listener: Listener, domain: string): void {
  const chosen = listener.rules.find((rule) => domainsOf(rule).includes(domain));
  for (const rule of listener.rules) rule.defaultServer = rule === chosen;
}

function dropRedirects(loadBalancer: LoadBalancer, leadsTo: (target: NonNullable<Rule["redirect"]>) => boolean): void {
  for (const listener of loadBalancer.listeners) {
    for (const rule of listener.rules) if (rule.redirect && leadsTo(rule.redirect)) rule.redirect = null;
  }
}

function changeServers(
  place: { servers: Server[] } | undefined,
  change: Extract<LoadBalancerChange, { servers: unknown }>,
): void {
  if (!place) return;
  const named = (server: Server) => change.servers.find((one) => sameServer(one, server));
  switch (change.kind) {
    case "add-servers":
      place.servers.push(...structuredClone(change.servers));
      return;
    case "remove-servers":
      place.servers = place.servers.filter((server) => !named(server));
      return;
    case "weigh-servers":
      for (const server of place.servers) server.weight = named(server)?.weight ?? server.weight;
  }
}

/** Unbinds the function, or the version, from every rule that sends to it. */
export function unbindRemoved(loadBalancer: LoadBalancer, removed: RemovedFunction, at: number): void {
  for (const rule of loadBalancer.listeners.flatMap((listener) => listener.rules)) {
    if (rule.function && callsRemoved(rule.function, removed)) setFunction(rule, null, at);
  }
}

export function callsRemoved(bound: BoundFunction, { namespace, name, version }: RemovedFunction): boolean {
  return bound.namespace === namespace && bound.name === name && (version === null || bound.qualifier === version);
}

/** A server is identified by its address and port. */
export function sameServer(a: Server, b: Server): boolean {
  return a.privateIp === b.privateIp && a.port === b.port;
}
