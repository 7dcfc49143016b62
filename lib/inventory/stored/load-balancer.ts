import { and, asc, eq, sql } from "drizzle-orm";
import type { ListenerOnMap, RuleOnMap, SoughtLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { verdictOfRule } from "#lib/binding/verdicts.ts";
import type { Query } from "#lib/db/database.ts";
import { listenerItem, loadBalancerItem } from "#lib/inventory/items.ts";
import { listeners, loadBalancers, rules, scopes } from "#lib/inventory/schema.ts";
import { bindingOf, type RuleRow } from "#lib/inventory/stored/rows.ts";
import { toldFailure } from "#lib/inventory/stored/told-failure.ts";

/** Most rules of an answer: the quota is 50 for each listener, and more are found in the list of bindings. */
const mostRules = 500;
/** What a person looks at is read again when it is older. */
const freshSeconds = 30;

/** What is stored of a load balancer, and whether it should be read again for a person who looks at it. */
export async function readLoadBalancer(
  query: Query,
  scopeId: number,
  loadBalancerId: string,
): Promise<Omit<SoughtLoadBalancer, "on"> & { stale: boolean }> {
  const isOld = (at: typeof loadBalancers.readAt | typeof scopes.readAt) =>
    sql<boolean>`coalesce(${at} < now() - ${freshSeconds} * interval '1 second', true)`;
  const ofThis = and(eq(loadBalancers.scopeId, scopeId), eq(loadBalancers.loadBalancerId, loadBalancerId));
  const [place] = await query
    .select({ listedAt: scopes.readAt, stale: isOld(scopes.readAt) })
    .from(scopes)
    .where(eq(scopes.id, scopeId));
  const listedAt = place?.listedAt?.toISOString() ?? null;
  const [row] = await query
    .select({
      facts: loadBalancers.facts,
      readAt: loadBalancers.readAt,
      failure: loadBalancers.failure,
      // What failed is tried again at its time.
      stale: sql<boolean>`${loadBalancers.failures} = 0 and ${isOld(loadBalancers.readAt)}`,
      ruleCount: query.$count(rules, and(eq(rules.scopeId, scopeId), eq(rules.loadBalancerId, loadBalancerId))),
    })
    .from(loadBalancers)
    .where(ofThis);
  if (!row) return { found: null, listedAt, stale: place?.stale ?? false };

  const ofListeners = await query
    .select({ facts: listeners.facts })
    .from(listeners)
    .where(and(eq(listeners.scopeId, scopeId), eq(listeners.loadBalancerId, loadBalancerId)));
  const ofRules = await query
    .select()
    .from(rules)
    .where(and(eq(rules.scopeId, scopeId), eq(rules.loadBalancerId, loadBalancerId)))
    .orderBy(asc(rules.listenerId), asc(rules.domain), asc(rules.url), asc(rules.locationId))
    .limit(mostRules);
  const { facts, readAt, failure, ruleCount, stale } = row;
  const onMap = ofListeners
    .map(({ facts: listener }) => {
      const found = ofRules.filter(({ listenerId }) => listenerId === listener.ListenerId).map(ruleOnMap);
      return { ...listenerItem({ ...listener, Rules: [] }), ruleCount: found.length, rules: found };
    })
    .toSorted(byUse);
  return {
    found: {
      ...loadBalancerItem(facts),
      createdAt: facts.CreateTime ?? "",
      tags: (facts.Tags ?? []).map(({ TagKey, TagValue }) => ({ key: TagKey ?? "", value: TagValue ?? "" })),
      listeners: onMap,
      ruleCount,
      readAt: readAt?.toISOString() ?? null,
      failure: failure === null ? null : toldFailure(failure),
    },
    listedAt,
    stale,
  };
}

/** What can have functions first, then by port. */
function byUse(one: ListenerOnMap, other: ListenerOnMap): number {
  const rank = ({ verdict }: ListenerOnMap) => (verdict.kind === "ineligible" ? 1 : 0);
  return rank(one) - rank(other) || one.port - other.port || one.listenerId.localeCompare(other.listenerId);
}

function ruleOnMap(row: RuleRow): RuleOnMap {
  const { locationId, domain, url, facts, targetKind: target, serverCount } = row;
  const binding = bindingOf(row);
  const targets = {
    Targets: Array.from({ length: serverCount }),
    FunctionTargets: target === "function" ? [{}] : [],
  };
  const verdict =
    target === "unknown"
      ? ({ kind: "ineligible", reason: "rule-binding-unknown" } as const)
      : verdictOfRule(facts, targets, { allowReplace: true });
  return { locationId, domain, url, binding, serverCount, verdict, target };
}
