import { type State, states } from "#lib/api/contract/words.ts";

export type StateTone = "waiting" | "working" | "good" | "bad" | "doubt" | "quiet";

/** Names of lucide icons. */
export type StateIcon =
  | "ban"
  | "circle-check"
  | "circle-question-mark"
  | "circle-slash"
  | "circle-x"
  | "clock"
  | "loader"
  | "scan-search"
  | "send";

interface StateEntry {
  tone: StateTone;
  icon: StateIcon;
  /** Whether the operation has ended. */
  terminal: boolean;
  /** Whether the cloud may be working on it, so that no other operation of its load balancer is sent. */
  inFlight: boolean;
  /** It was sent, and its outcome is looked for. */
  followed: boolean;
  /** Whether nothing was sent, or what was sent is known not to have been accepted. */
  cancellable: boolean;
}

const none = { terminal: false, inFlight: false, followed: false, cancellable: false };
const ended = { ...none, terminal: true };

/**
 * The one table of states. Their words and sentences are the messages `state.<state>.label` and `.sentence`. Conditions of
 * queries, lists, badges and icons derive from it; those of the database's indexes are tested against it.
 */
export const stateTable: Readonly<Record<State, StateEntry>> = {
  queued: { ...none, tone: "waiting", icon: "clock", cancellable: true },
  submitting: { ...none, tone: "working", icon: "send", inFlight: true },
  running: { ...none, tone: "working", icon: "loader", inFlight: true, followed: true },
  verifying: { ...none, tone: "working", icon: "scan-search", followed: true },
  succeeded: { ...ended, tone: "good", icon: "circle-check" },
  failed: { ...ended, tone: "bad", icon: "circle-x" },
  rejected: { ...ended, tone: "bad", icon: "ban" },
  unconfirmed: { ...none, tone: "doubt", icon: "circle-question-mark", followed: true },
  cancelled: { ...ended, tone: "quiet", icon: "circle-slash" },
};

export function isTerminal(state: State): boolean {
  return stateTable[state].terminal;
}

export function isInFlight(state: State): boolean {
  return stateTable[state].inFlight;
}

export function isFollowed(state: State): boolean {
  return stateTable[state].followed;
}

/** It went wrong, or whether it did isn't known. */
export function isWrong(state: State): boolean {
  const { tone } = stateTable[state];
  return tone === "bad" || tone === "doubt";
}

/** What an operation that shows an error is in. */
export const wrongStates = states.filter(isWrong);

export function isCancellable(state: State): boolean {
  return stateTable[state].cancellable;
}

/**
 * Whether a person may close it: it was sent, and the engine can't say when its outcome will be known.
 *
 * @param outOfSight whether the last poll or reading failed
 */
export function isClosable(state: State, outOfSight: boolean): boolean {
  return state === "unconfirmed" || ((state === "running" || state === "verifying") && outOfSight);
}
