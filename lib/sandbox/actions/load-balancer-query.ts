import { type Dialect, usualDialect } from "#lib/sandbox/dialects.ts";
import { wrongValue } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import type { LoadBalancer, Rule, Server } from "#lib/sandbox/world/types.ts";
import { zoneNumber } from "#lib/sandbox/world/zone.ts";

/** The filters of DescribeLoadBalancers, without order and paging. */
export interface LoadBalancerQuery {
  LoadBalancerIds?: string[] | undefined;
  LoadBalancerType?: "OPEN" | "INTERNAL" | undefined;
  Forward?: number | undefined;
  LoadBalancerName?: string | undefined;
  Domain?: string | undefined;
  LoadBalancerVips?: string[] | undefined;
  BackendPublicIps?: string[] | undefined;
  BackendPrivateIps?: string[] | undefined;
  SearchKey?: string | undefined;
  ProjectId?: number | undefined;
  WithRs?: number | undefined;
  VpcId?: string | undefined;
  SecurityGroup?: string | undefined;
  MasterZone?: string | undefined;
  Filters?: { Name: string; Values: string[] }[] | undefined;
}

export type Predicate = (loadBalancer: LoadBalancer) => boolean;

/**
 * The query as predicates that must all hold; none when it has no filter. Empty texts and empty lists don't filter.
 *
 * @throws Refusal for a filter that the documents do not name
 */
export function predicatesOf(
  query: LoadBalancerQuery,
  { wholeNames }: Pick<Dialect, "wholeNames"> = usualDialect,
): Predicate[] {
  const named = wholeNames ? equal<string> : fuzzy;
  const predicates: (Predicate | null)[] = [
    oneOf(query.LoadBalancerIds, (one) => [one.id]),
    equal(query.LoadBalancerType, (one) => one.network),
    equal(query.Forward, (one) => one.forward),
    named(query.LoadBalancerName, (one) => one.name),
    named(query.Domain, (one) => one.domain),
    oneOf(query.LoadBalancerVips, (one) => [one.vip]),
    oneOf(query.BackendPublicIps, (one) => serversOf(one).map((server) => server.publicIp)),
    oneOf(query.BackendPrivateIps, (one) => serversOf(one).map((server) => server.privateIp)),
    equal(query.ProjectId, (one) => one.projectId),
    equal(query.VpcId, (one) => one.vpc?.id ?? "0"),
    oneOf(query.MasterZone ? [query.MasterZone] : [], zonesOf),
    oneOf(query.SecurityGroup ? [query.SecurityGroup] : [], (one) => one.securityGroups),
    fuzzy(query.SearchKey, searchText),
    withServers(query.WithRs),
    ...(query.Filters ?? []).map(filtered),
  ];
  return predicates.filter((predicate) => predicate !== null);
}

function equal<Value>(wanted: Value | undefined, read: (one: LoadBalancer) => Value): Predicate | null {
  return wanted === undefined || wanted === "" ? null : (one) => read(one) === wanted;
}

function oneOf(wanted: string[] | undefined, read: (one: LoadBalancer) => (string | null)[]): Predicate | null {
  if (!wanted || wanted.length === 0) return null;
  const set = new Set<string | null>(wanted);
  return (one) => read(one).some((value) => set.has(value));
}

/** The text that SearchKey searches, cached because a picker searches with every keystroke. */
const searchTexts = new WeakMap<LoadBalancer, string>();

function searchText(one: LoadBalancer): string {
  const known = searchTexts.get(one);
  if (known !== undefined) return known;
  const text = [one.name, one.domain, one.vip].join("\n").toLowerCase();
  searchTexts.set(one, text);
  return text;
}

/** Matches any part of the text, without regard to case. */
function fuzzy(wanted: string | undefined, read: (one: LoadBalancer) => string): Predicate | null {
  const part = wanted?.trim().toLowerCase();
  return part ? (one) => read(one).toLowerCase().includes(part) : null;
}

function withServers(wanted: number | undefined): Predicate | null {
  if (wanted === undefined || wanted === -1) return null;
  return (one) => serversOf(one).length > 0 === (wanted === 1);
}

function filtered({ Name, Values }: { Name: string; Values: string[] }): Predicate | null {
  if (Name.startsWith("tag:")) {
    const key = Name.slice("tag:".length);
    return oneOf(Values, (one) => one.tags.filter((tag) => tag.key === key).map((tag) => tag.value));
  }
  switch (Name) {
    case "tag-key":
      return oneOf(Values, (one) => one.tags.map((tag) => tag.key));
    case "function-name":
      return Values.length > 0 ? callsFunction(Values) : null;
    case "charge-type":
      return oneOf(Values, (one) => [one.chargeType]);
    case "internet-charge-type":
      return oneOf(Values, (one) => [one.internet?.chargeType ?? null]);
    case "master-zone-id":
      return oneOf(Values, zonesOf);
    case "vip-isp":
      return oneOf(Values, (one) => [one.isp]);
    case "sla-type":
      return oneOf(Values, (one) => [one.sla || "shared"]);
    case "exclusive":
      return oneOf(Values, (one) => [one.exclusive ? "1" : "0"]);
    default:
      throw new ApiRefusal("InvalidParameterValue.InvalidFilter", wrongValue(`Filters.${Name}`));
  }
}

/** A zone is found by its number or its name. */
function zonesOf({ zone }: LoadBalancer): string[] {
  return [zone, String(zoneNumber(zone))];
}

export function serversOf(loadBalancer: LoadBalancer): Server[] {
  return loadBalancer.listeners.flatMap((listener) => [
    ...listener.servers,
    ...listener.rules.flatMap((rule) => rule.servers),
  ]);
}

function callsFunction(names: string[]): Predicate {
  const wanted = new Set(names);
  const calls = (rule: Rule) => rule.function !== null && wanted.has(rule.function.name);
  return (one) => one.listeners.some((listener) => listener.rules.some(calls));
}
