import type { TargetKind } from "#lib/api/contract/words.ts";
import { bindingFromWire } from "#lib/binding/change.ts";
import type { Binding } from "#lib/binding/types.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { RuleTargets } from "#lib/cloud/catalogue/clb/targets.ts";
import { fold } from "#lib/fold.ts";
import type { KnownBinding, rules } from "#lib/inventory/schema.ts";

export type RuleRow = typeof rules.$inferSelect;

type Place = Pick<RuleRow, "scopeId" | "loadBalancerId" | "listenerId">;

/** @param targets what the rule sends to; null where it isn't listed, "unread" where that could not be read */
export function ruleRow(
  place: Place,
  loadBalancer: LoadBalancer,
  rule: RuleOutput,
  targets: RuleTargets | null | "unread",
): RuleRow {
  const known = targets === "unread" ? null : targets;
  const binding = bindingFromWire(known?.FunctionTargets);
  const address = { domain: rule.Domain ?? rule.Domains?.[0] ?? "", url: rule.Url ?? "/" };
  return {
    ...place,
    locationId: rule.LocationId,
    ...address,
    facts: rule,
    targetKind: targets === "unread" && !isRedirect(rule) ? "unknown" : targetKindOf(rule, known),
    serverCount: known?.Targets?.length ?? 0,
    namespace: binding?.function.namespace ?? null,
    functionName: binding?.function.name ?? null,
    qualifier: binding?.function.qualifier ?? null,
    qualifierType: binding?.function.qualifierType ?? null,
    weight: binding?.weight ?? null,
    known: null,
    search: searchTextOf(loadBalancer, [
      place.listenerId,
      rule.LocationId,
      address.domain + address.url,
      ...(rule.Domains ?? []),
      binding?.function.namespace,
      binding?.function.name,
      binding?.function.qualifier,
    ]),
  };
}

function isRedirect({ RewriteTarget }: RuleOutput): boolean {
  return Boolean(RewriteTarget?.TargetLocationId || RewriteTarget?.TargetListenerId);
}

function targetKindOf(rule: RuleOutput, targets: RuleTargets | null): TargetKind {
  if (isRedirect(rule)) return "redirect";
  if (targets?.FunctionTargets?.length) return "function";
  if (rule.TargetType?.toUpperCase() === "TARGETGROUP") return "target-group";
  return targets?.Targets?.length ? "servers" : "none";
}

/** The binding of a stored rule. */
export function bindingOf(row: Pick<RuleRow, "namespace" | "functionName" | "qualifier" | "qualifierType" | "weight">) {
  const { namespace, functionName, qualifier, qualifierType, weight } = row;
  if (namespace === null || functionName === null || qualifier === null || weight === null) return null;
  const called = { namespace, name: functionName, qualifier, ...(qualifierType && { qualifierType }) };
  return { function: called, weight } satisfies Binding;
}

/** Texts of a load balancer: name, id, addresses, tags. */
export function loadBalancerSearchText(loadBalancer: LoadBalancer): string {
  return searchTextOf(loadBalancer, []);
}

/** What is known of a rule whose targets could not be read, by its row before that and when that one was read. */
export function knownBefore(before: RuleRow | undefined, readAt: Date | null): KnownBinding | null {
  if (before === undefined || readAt === null) return null;
  return before.targetKind === "unknown" ? before.known : { binding: bindingOf(before), readAt: readAt.toISOString() };
}

/** Texts of a rule and of its load balancer, each on a line of its own. */
function searchTextOf(loadBalancer: LoadBalancer, texts: readonly (string | null | undefined)[]): string {
  const { LoadBalancerId, LoadBalancerName, LoadBalancerVips, AddressIPv6, LoadBalancerDomain, Domain, Tags } =
    loadBalancer;
  const all = [
    LoadBalancerId,
    LoadBalancerName,
    ...(LoadBalancerVips ?? []),
    AddressIPv6,
    LoadBalancerDomain,
    Domain,
    ...(Tags ?? []).map(({ TagKey, TagValue }) => `${TagKey ?? ""}:${TagValue ?? ""}`),
    ...texts,
  ];
  // Also before the first line, so that the beginning of a text counts as the beginning of a word.
  return [...new Set(all)].flatMap((text) => (text ? [`\n${fold(text)}`] : [])).join("");
}

export function functionSearchText(name: string, namespace: string, description: string | null): string {
  return [name, namespace, description].flatMap((text) => (text ? [`\n${fold(text)}`] : [])).join("");
}

/** A listener without its rules, which are rows of their own. */
export function withoutRules({ Rules: _rules, ...listener }: Listener): Omit<Listener, "Rules"> {
  return listener;
}
