import type { FoundRules } from "#lib/api/contract/inventory.ts";
import { verdictOfLoadBalancer } from "#lib/binding/verdicts.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { ReadOptions } from "#lib/inventory/cached-read.ts";
import type { Reads, Scope } from "#lib/inventory/reads.ts";

/** What a forwarding rule is looked for by; absent parts don't matter. */
export interface SoughtRule {
  loadBalancerId?: string | undefined;
  listenerId?: string | undefined;
  locationId?: string | undefined;
  domain?: string | undefined;
  /** A request's path, which the rule with the longest matching path answers. */
  path?: string | undefined;
  protocol?: string | undefined;
  port?: number | undefined;
}

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
      return listeners.items.flatMap((listener) => rulesIn(listener, sought, loadBalancerId));
    });
    items.push(...(await Promise.all(some)).flat());
    searched += next.length;
    // An id is one rule's or one listener's.
    if (items.length > 0 && (sought.locationId || sought.listenerId)) break;
    if (items.length >= mostTold) break;
  }
  return { items: items.slice(0, mostTold), searched, total: page.total ?? page.counted };
}

function rulesIn(listener: Listener, sought: SoughtRule, loadBalancerId: string): FoundRules["items"] {
  const { ListenerId: listenerId, Protocol, Port } = listener;
  if (sought.listenerId !== undefined && sought.listenerId !== listenerId) return [];
  if (sought.protocol !== undefined && sought.protocol !== Protocol) return [];
  if (sought.port !== undefined && sought.port !== Port) return [];
  const rules = (listener.Rules ?? []).filter(
    (rule) =>
      (sought.locationId === undefined || rule.LocationId === sought.locationId) &&
      (sought.domain === undefined || domainsOf(rule).some((domain) => answers(domain, sought.domain ?? ""))),
  );
  return longest(bestFor(sought.domain, rules), sought.path).map((rule) => ({
    loadBalancerId,
    listenerId,
    locationId: rule.LocationId,
    domain: rule.Domain ?? rule.Domains?.[0] ?? "",
    url: rule.Url ?? "/",
  }));
}

function domainsOf({ Domain, Domains }: RuleOutput): string[] {
  return [...(Domain ? [Domain] : []), ...(Domains ?? [])];
}

/** Whether a rule's domain, which may begin with a wildcard, is asked for by this one. */
function answers(domain: string, asked: string): boolean {
  return domain.toLowerCase() === asked || (domain.startsWith("*.") && asked.endsWith(domain.slice(1).toLowerCase()));
}

/** A rule of the domain itself goes before one of a wildcard. */
function bestFor(asked: string | undefined, rules: readonly RuleOutput[]): readonly RuleOutput[] {
  const exact = rules.filter((rule) => domainsOf(rule).some((domain) => domain.toLowerCase() === asked));
  return exact.length > 0 ? exact : rules;
}

/** The rules with the longest path that a request's path begins with; all of them without one. */
function longest(rules: readonly RuleOutput[], path: string | undefined): readonly RuleOutput[] {
  if (path === undefined) return rules;
  const pathOf = ({ Url }: RuleOutput) => Url ?? "/";
  const matching = rules.filter((rule) => path.startsWith(pathOf(rule)));
  const most = Math.max(0, ...matching.map((rule) => pathOf(rule).length));
  return matching.filter((rule) => pathOf(rule).length === most);
}
