import { and, eq, inArray, or } from "drizzle-orm";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import type { RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { Query } from "#lib/db/database.ts";
import { contains } from "#lib/db/word-search.ts";
import { fold } from "#lib/fold.ts";
import { listeners, rules } from "#lib/inventory/schema.ts";
import { domainsAnswering, rulesIn, type SoughtRule } from "#lib/inventory/sought.ts";
import { readRules } from "#lib/inventory/stored/rules-list.ts";

/** So many rules are looked through. A domain of more than that is found by its words, too. */
const mostJudged = 1_000;
/** Rules that are told at most. */
const mostTold = 20;

/** The stored rules of all these places that are sought: of each listener those that answer a request best. */
export async function findStored(
  query: Query,
  places: ReadonlyMap<number, string>,
  sought: SoughtRule,
): Promise<StoredRule[]> {
  const { loadBalancerId, listenerId, locationId, domain } = sought;
  if ([loadBalancerId, listenerId, locationId, domain].every((part) => part === undefined)) return [];
  const rows = await query
    .select({
      scopeId: rules.scopeId,
      locationId: rules.locationId,
      listenerId: rules.listenerId,
      rule: rules.facts,
      listener: listeners.facts,
    })
    .from(rules)
    .leftJoin(listeners, and(eq(listeners.scopeId, rules.scopeId), eq(listeners.listenerId, rules.listenerId)))
    .where(
      and(
        inArray(rules.scopeId, [...places.keys()]),
        loadBalancerId === undefined ? undefined : eq(rules.loadBalancerId, loadBalancerId),
        listenerId === undefined ? undefined : contains(rules.search, fold(listenerId)).indexed,
        locationId === undefined ? undefined : eq(rules.locationId, locationId),
        domain === undefined ? undefined : or(...domainsAnswering(domain).map(onItsLine)),
      ),
    )
    .limit(mostJudged);
  const ofListeners = Map.groupBy(rows, (row) => `${row.scopeId} ${row.listenerId}`);
  const found = [...ofListeners.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const listener = {
      ...(first.listener ?? { ListenerId: first.listenerId }),
      Rules: members.map(({ rule }) => rule),
    };
    const chosen = new Set<RuleOutput>(rulesIn(listener, sought));
    return members.filter(({ rule }) => chosen.has(rule));
  });
  return readRules(query, places, found.slice(0, mostTold));
}

/** Whether a rule has this domain: each begins a line of its text for the search. */
function onItsLine(domain: string) {
  return contains(rules.search, `\n${fold(domain)}`).indexed;
}
