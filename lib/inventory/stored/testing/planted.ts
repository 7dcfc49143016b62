import type { Binding } from "#lib/binding/types.ts";
import { describeListeners, describeLoadBalancers, describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { Query } from "#lib/db/database.ts";
import { listeners, loadBalancers, rules } from "#lib/inventory/schema.ts";
import { loadBalancerSearchText, ruleRow, withoutRules } from "#lib/inventory/stored/rows.ts";
import { type Owner, scopesOf } from "#lib/inventory/stored/scopes.ts";

/** A rule that is planted into the stored inventory, without a sync. */
export interface Planted {
  region: string;
  loadBalancer: Partial<LoadBalancer> & { LoadBalancerId: string };
  locationId: string;
  domain: string;
  url?: string;
  port?: number;
  binding?: Binding;
  servers?: number;
  redirect?: boolean;
  /** Whether what it sends to could not be read. */
  unread?: boolean;
}

/** Stores rules as a reading of an account's regions would have. @returns the scopes' regions by their ids */
export async function plant(
  query: Query,
  owner: Owner,
  planted: readonly Planted[],
): Promise<ReadonlyMap<number, string>> {
  const regions = [...new Set(planted.map(({ region }) => region))];
  const places = await scopesOf(query, owner, regions);
  const readAt = new Date();
  const ofLoadBalancers: (typeof loadBalancers.$inferInsert)[] = [];
  const ofListeners: (typeof listeners.$inferInsert)[] = [];
  const ofRules: (typeof rules.$inferInsert)[] = [];
  for (const each of planted) {
    const scopeId = [...places].find(([, region]) => region === each.region)?.[0];
    if (scopeId === undefined) throw new Error(`no scope of ${each.region}`);
    const [facts] =
      describeLoadBalancers.response.parse({ LoadBalancerSet: [each.loadBalancer], TotalCount: 1 }).LoadBalancerSet ??
      [];
    const { LoadBalancerId: loadBalancerId } = each.loadBalancer;
    const listenerId = `lbl-${loadBalancerId}-${each.port ?? 80}`;
    const [listener] =
      describeListeners.response.parse({
        Listeners: [
          {
            ListenerId: listenerId,
            Protocol: each.port === 443 ? "HTTPS" : "HTTP",
            Port: each.port ?? 80,
            Rules: [
              {
                LocationId: each.locationId,
                Domain: each.domain,
                Url: each.url ?? "/",
                RewriteTarget: each.redirect ? { TargetListenerId: "lbl-1", TargetLocationId: "loc-1" } : null,
              },
            ],
          },
        ],
      }).Listeners ?? [];
    const [rule] = listener?.Rules ?? [];
    const [targets] = targetsOf(each);
    if (!facts || !listener || !rule) throw new Error("the planted rule can't be parsed");
    const place = { scopeId, loadBalancerId, listenerId };
    ofLoadBalancers.push({
      scopeId,
      loadBalancerId,
      name: facts.LoadBalancerName ?? "",
      facts,
      search: loadBalancerSearchText(facts),
      listedAt: readAt,
      readAt,
    });
    ofListeners.push({ ...place, facts: withoutRules(listener) });
    ofRules.push(ruleRow(place, facts, rule, each.unread ? "unread" : (targets ?? null)));
  }
  await query.insert(loadBalancers).values(ofLoadBalancers).onConflictDoNothing();
  await query.insert(listeners).values(ofListeners).onConflictDoNothing();
  await query.insert(rules).values(ofRules);
  return places;
}

function targetsOf({ locationId, binding, servers = 0 }: Planted) {
  if (!binding && servers === 0) return [];
  const { namespace, name, qualifier, qualifierType } = binding?.function ?? {};
  const called = {
    FunctionNamespace: namespace,
    FunctionName: name,
    FunctionQualifier: qualifier,
    ...(qualifierType && { FunctionQualifierType: qualifierType }),
  };
  const rule = {
    LocationId: locationId,
    FunctionTargets: binding ? [{ Function: called, Weight: binding.weight }] : [],
    Targets: Array.from({ length: servers }, (_, at) => ({ Type: "CVM", InstanceId: `ins-${at}`, Port: 80 })),
  };
  const { Listeners } = describeTargets.response.parse({ Listeners: [{ ListenerId: "lbl-1", Rules: [rule] }] });
  return Listeners?.[0]?.Rules ?? [];
}
