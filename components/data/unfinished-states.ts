import { states } from "#lib/api/contract/words.ts";
import { isTerminal } from "#lib/operations/states.ts";

/** The states of operations that have not ended. */
export const unfinishedStates = states.filter((state) => !isTerminal(state));
