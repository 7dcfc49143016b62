import { type SQL, sql } from "drizzle-orm";
import { type State, states } from "#lib/api/contract/words.ts";
import { isFollowed, isInFlight, isTerminal, wrongStates } from "#lib/operations/states.ts";

/** Written out as in the conditions of the partial indexes, which serve only queries that say the same. */
export function stateIn(wanted: readonly State[]): SQL {
  return sql.raw(`state in (${wanted.map((state) => `'${state}'`).join(", ")})`);
}

/** Operations that go on. */
export const unfinished = stateIn(states.filter((state) => !isTerminal(state)));

/** Operations that the cloud may be working on. */
export const inFlight = stateIn(states.filter(isInFlight));

/** Operations whose outcome is looked for. */
export const followed = stateIn(states.filter(isFollowed));

/** Operations that went wrong, or of which that is not known. */
export const wrong = stateIn(wrongStates);
