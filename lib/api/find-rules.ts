import "server-only";
import type { Session } from "#lib/access/session.ts";
import type { FoundRules } from "#lib/api/contract/inventory.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import type { SoughtRule } from "#lib/inventory/sought.ts";

interface Known {
  stored: Pick<Session["stored"], "find">;
  inventory: Pick<Session["inventory"], "findRules">;
  language: string;
}

/**
 * The rules that are sought: those that the inventory knows, else those that the cloud answers in the region. Without a region
 * the inventory of all of them answers alone.
 */
export async function findRules(
  { stored, inventory, language }: Known,
  { region, ...sought }: SoughtRule & { region?: string | undefined },
  signal: AbortSignal,
): Promise<FoundRules> {
  const known = await stored.find({ region, ...sought }, signal);
  if (known.length > 0 || region === undefined) return { items: known.map(itemOf), searched: 0, total: 0 };
  return inventory.findRules({ region, sought, language, signal });
}

function itemOf({ region, loadBalancer, listener, locationId, domain, url, readAt }: StoredRule) {
  const { loadBalancerId } = loadBalancer;
  return { region, loadBalancerId, listenerId: listener.listenerId, locationId, domain, url, readAt };
}
