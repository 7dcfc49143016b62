import { stateTable } from "#lib/operations/states.ts";
import type { Operation } from "#lib/operations/types.ts";

/** What is older has been seen, or does not matter any more. */
const recentMs = 7 * 24 * 3_600_000;

/**
 * The operations that a person should look at: failed, rejected or unconfirmed within seven days, unless a later
 * operation of the same rule has taken their place.
 *
 * @param now milliseconds since 1970
 */
export function needingAttention(known: readonly Operation[], now: number): Operation[] {
  const latest = new Map<string, Operation>();
  for (const operation of known) {
    if (operation.state === "cancelled") continue;
    const key = [operation.realm, operation.accountId, operation.region, operation.rule.id].join(" ");
    const other = latest.get(key);
    if (!other || other.createdAt < operation.createdAt) latest.set(key, operation);
  }
  return [...latest.values()]
    .filter(({ state, updatedAt }) => needs(state) && now - Date.parse(updatedAt) < recentMs)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

function needs(state: Operation["state"]): boolean {
  const { tone } = stateTable[state];
  return tone === "bad" || tone === "doubt";
}
