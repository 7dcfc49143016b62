import { type OperationGroup, type State, states } from "#lib/api/contract/words.ts";
import { isTerminal, isWrong, type StateTone, stateTable } from "#lib/operations/states.ts";

/** The groups that are no more than states. What needs attention depends on later operations too: the store decides it. */
export type StateGroup = Exclude<OperationGroup, "all" | "attention">;

/** Each state is in one of these groups, but for *unconfirmed*, which counts once: as what needs attention. */
export const statesOf: Readonly<Record<StateGroup, readonly State[]>> = {
  "going-on": states.filter((state) => !isTerminal(state) && !isWrong(state)),
  succeeded: endedWith("good"),
  failed: endedWith("bad"),
  cancelled: endedWith("quiet"),
};

function endedWith(tone: StateTone): State[] {
  return states.filter((state) => isTerminal(state) && stateTable[state].tone === tone);
}
