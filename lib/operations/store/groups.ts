import { type SQL, sql } from "drizzle-orm";
import { type State, states } from "#lib/api/contract/words.ts";
import { isTerminal, stateTable } from "#lib/operations/states.ts";

/** Written out as in the conditions of the partial indexes, which serve only queries that say the same. */
function stateIn(wanted: readonly State[]): SQL {
  return sql.raw(`state in (${wanted.map((state) => `'${state}'`).join(", ")})`);
}

/** Operations that go on. */
export const unfinished = stateIn(states.filter((state) => !isTerminal(state)));

/** Operations that went wrong, or of which that is not known. */
export const wrong = stateIn(
  states.filter((state) => stateTable[state].tone === "bad" || stateTable[state].tone === "doubt"),
);
