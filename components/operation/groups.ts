import type { OperationsAsked } from "#components/data/operation-queries.ts";
import { type State, states } from "#lib/api/contract/words.ts";
import { isTerminal, stateTable } from "#lib/operations/states.ts";

export const groups = ["all", "going-on", "attention", "succeeded", "cancelled"] as const;

/** States as an operator thinks of them. */
export type Group = (typeof groups)[number];

export function statesIn(group: Group): readonly State[] {
  switch (group) {
    case "all":
      return [];
    case "going-on":
      return states.filter((state) => !isTerminal(state));
    case "attention":
      return states.filter((state) => stateTable[state].tone === "bad" || stateTable[state].tone === "doubt");
    case "succeeded":
    case "cancelled":
      return [group];
  }
}

/** What `GET /api/operations` is asked for a group. */
export function askedForGroup(group: Group): OperationsAsked {
  const wanted = statesIn(group);
  return wanted.length === 0 ? {} : { state: wanted.join(",") };
}
