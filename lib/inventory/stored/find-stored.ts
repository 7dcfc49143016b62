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
        domain === undefined ? undefined : mayAnswer(domain),
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
  const told = await readRules(query, places, found.slice(0, mostTold));
  // Of the domain itself before those of a wildcard, which other listeners may have.
  const isWildcard = ({ domain: of }: StoredRule) => Number(of.startsWith("*"));
  return told.toSorted((one, other) => isWildcard(one) - isWildcard(other));
}

/**
 * Whether a rule may answer requests for this domain: by its first domain, or by the text for its search, in which each of its
 * domains begins a line. That text is not searched for wildcards, since almost all rules have the words of some.
 */
function mayAnswer(domain: string) {
  return or(inArray(rules.domain, domainsAnswering(domain)), contains(rules.search, `\n${fold(domain)}`).indexed);
}
