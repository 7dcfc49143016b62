import type {
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  QualifierItem,
  RegionItem,
  RuleItem,
} from "#lib/api/contract/inventory.ts";
import { bindingFromWire } from "#lib/binding/change.ts";
import { isIPv6, isNat64 } from "#lib/binding/facts.ts";
import { latestVersion } from "#lib/binding/names.ts";
import {
  verdictOfFunction,
  verdictOfListener,
  verdictOfLoadBalancer,
  verdictOfQualifier,
  verdictOfRegion,
  verdictOfRule,
} from "#lib/binding/verdicts.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { RuleTargets } from "#lib/cloud/catalogue/clb/targets.ts";
import type { ScfAlias, ScfFunction, ScfNamespace, ScfVersion } from "#lib/cloud/catalogue/scf.ts";
import { regions } from "#lib/cloud/regions.ts";

/** Every known region, the ones that can bind first. */
export function regionItems(locale: string): RegionItem[] {
  return regions.map((region) => ({
    id: region.id,
    name: locale.startsWith("zh") ? region.zh : region.en,
    verdict: verdictOfRegion(region.id),
  }));
}

export function loadBalancerItem(loadBalancer: LoadBalancer): LoadBalancerItem {
  return {
    loadBalancerId: loadBalancer.LoadBalancerId,
    name: loadBalancer.LoadBalancerName ?? "",
    network: loadBalancer.LoadBalancerType === "INTERNAL" ? "INTERNAL" : "OPEN",
    ipVersion: ipVersionOf(loadBalancer),
    address: addressOf(loadBalancer),
    vpcId: loadBalancer.VpcId,
    verdict: verdictOfLoadBalancer(loadBalancer),
  };
}

function ipVersionOf(loadBalancer: LoadBalancer): LoadBalancerItem["ipVersion"] {
  if (isNat64(loadBalancer)) return "nat64";
  // The mode may be missing, which the verdict reports.
  return isIPv6(loadBalancer) || loadBalancer.AddressIPVersion?.toLowerCase() === "ipv6" ? "ipv6" : "ipv4";
}

function addressOf(loadBalancer: LoadBalancer): string | null {
  const { LoadBalancerVips, AddressIPv6, LoadBalancerDomain, Domain } = loadBalancer;
  return LoadBalancerVips?.[0] || AddressIPv6 || LoadBalancerDomain || Domain || null;
}

export function listenerItem(listener: Listener): ListenerItem {
  return {
    listenerId: listener.ListenerId,
    name: listener.ListenerName ?? "",
    protocol: listener.Protocol,
    port: listener.Port,
    certificates: certificatesOf(listener),
    ruleCount: listener.Rules?.length ?? 0,
    verdict: verdictOfListener(listener),
  };
}

/** Those of the listener itself; with SNI each domain may have others. */
function certificatesOf({ Certificate }: Listener): string[] {
  return Certificate === null ? [] : [Certificate.CertId ?? "", ...(Certificate.ExtCertIds ?? [])].filter(Boolean);
}

export function ruleItem(rule: RuleOutput, targets: RuleTargets | null): RuleItem {
  return {
    locationId: rule.LocationId,
    domain: rule.Domain ?? rule.Domains?.[0] ?? "",
    url: rule.Url ?? "/",
    binding: bindingFromWire(targets?.FunctionTargets ?? null),
    serverCount: targets?.Targets?.length ?? 0,
    verdict: verdictOfRule(rule, targets, { allowReplace: true }),
  };
}

/** A rule whose binding the keys may not read, so a change of it can't be reviewed. */
export function unreadRuleItem(rule: RuleOutput): RuleItem {
  const item = ruleItem(rule, null);
  if (item.verdict.kind === "ineligible") return item;
  return { ...item, verdict: { kind: "ineligible", reason: "rule-binding-unknown" } };
}

/** The namespace that every region has. */
export const usualNamespace: NamespaceItem = { name: "default", description: "" };

export function namespaceItem(namespace: ScfNamespace): NamespaceItem {
  return { name: namespace.Name, description: namespace.Description ?? "" };
}

export function functionItem(scfFunction: ScfFunction): FunctionItem {
  return {
    name: scfFunction.FunctionName,
    id: scfFunction.FunctionId ?? "",
    type: scfFunction.Type ?? "",
    runtime: scfFunction.Runtime ?? "",
    status: scfFunction.Status ?? "",
    description: scfFunction.Description ?? "",
    changedAt: scfFunction.ModTime ?? "",
    verdict: verdictOfFunction(scfFunction),
  };
}

type ListedVersion = Pick<ScfVersion, "Version"> & Partial<ScfVersion>;

/**
 * What a rule is best bound to comes first: aliases, which can be moved; then versions, newest first, which stay; then
 * what changes with every deployment.
 */
export function qualifierItems(versions: ListedVersion[], aliases: ScfAlias[]): QualifierItem[] {
  const items = [...aliases.map(aliasItem), ...versions.map(versionItem).toSorted(newestFirst)].toSorted(
    (one, other) => rankOf(one) - rankOf(other),
  );
  return items.map((item) => ({ ...item, verdict: verdictOfQualifier(item.name, items) }));
}

/** What follows the deployments of a function is last, the aliases of it first. */
function rankOf({ name, pointsTo }: Omit<QualifierItem, "verdict">): number {
  if (name === latestVersion) return 2;
  return pointsTo === latestVersion ? 1 : 0;
}

function newestFirst({ name: one }: { name: string }, { name: other }: { name: string }): number {
  return (Number(other) || 0) - (Number(one) || 0);
}

function versionItem(version: ListedVersion): Omit<QualifierItem, "verdict"> {
  return {
    name: version.Version,
    type: "VERSION",
    description: version.Description ?? "",
    changedAt: version.ModTime ?? version.AddTime ?? "",
    pointsTo: null,
  };
}

function aliasItem(alias: ScfAlias): Omit<QualifierItem, "verdict"> {
  return {
    name: alias.Name,
    type: "ALIAS",
    description: alias.Description ?? "",
    changedAt: alias.ModTime ?? alias.AddTime ?? "",
    pointsTo: alias.FunctionVersion,
  };
}
