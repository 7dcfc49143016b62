import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";

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

/** A listener with its rules; protocol and port are absent while only its rules are known. */
type ListenerOfRules = Pick<Listener, "ListenerId" | "Rules"> & Partial<Pick<Listener, "Protocol" | "Port">>;

/** The rules of a listener that are sought. */
export function rulesIn(listener: ListenerOfRules, sought: SoughtRule): readonly RuleOutput[] {
  const { ListenerId: listenerId, Protocol, Port } = listener;
  if (sought.listenerId !== undefined && sought.listenerId !== listenerId) return [];
  if (sought.protocol !== undefined && sought.protocol !== Protocol) return [];
  if (sought.port !== undefined && sought.port !== Port) return [];
  const rules = (listener.Rules ?? []).filter(
    (rule) =>
      (sought.locationId === undefined || rule.LocationId === sought.locationId) &&
      (sought.domain === undefined || domainsOf(rule).some((domain) => answers(domain, sought.domain ?? ""))),
  );
  return longest(bestFor(sought.domain, rules), sought.path);
}

/** The domains of rules that may answer requests for one: itself, and the wildcards above it. */
export function domainsAnswering(asked: string): string[] {
  const labels = asked.split(".");
  return [asked, ...labels.slice(1).map((_, at) => `*.${labels.slice(at + 1).join(".")}`)];
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
