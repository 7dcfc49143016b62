import type { State } from "#lib/api/contract/words.ts";

export type Tone = "waiting" | "working" | "good" | "bad" | "doubt" | "quiet";

export interface StateEntry {
  /** Message keys: the word, and the sentence that explains it. */
  label: `state.${State}.label`;
  sentence: `state.${State}.sentence`;
  tone: Tone;
  /** A lucide icon's name. */
  icon: string;
  /** Nothing follows. */
  terminal: boolean;
  /** The cloud may be working on it, so it holds its load balancer: no other operation of it is sent. */
  inFlight: boolean;
  /** Nothing has been sent, or what was sent is known not to have been taken. */
  cancellable: boolean;
}

const none = { terminal: false, inFlight: false, cancellable: false };

/** The one table of states. */
export const stateTable: Readonly<Record<State, StateEntry>> = {
  queued: entry("queued", "waiting", "clock", { ...none, cancellable: true }),
  submitting: entry("submitting", "working", "send", { ...none, inFlight: true }),
  running: entry("running", "working", "loader", { ...none, inFlight: true }),
  verifying: entry("verifying", "working", "scan-search", none),
  succeeded: entry("succeeded", "good", "circle-check", { ...none, terminal: true }),
  failed: entry("failed", "bad", "circle-x", { ...none, terminal: true }),
  rejected: entry("rejected", "bad", "ban", { ...none, terminal: true }),
  unconfirmed: entry("unconfirmed", "doubt", "circle-question-mark", none),
  cancelled: entry("cancelled", "quiet", "circle-slash", { ...none, terminal: true }),
};

function entry(
  state: State,
  tone: Tone,
  icon: string,
  flags: Pick<StateEntry, "terminal" | "inFlight" | "cancellable">,
): StateEntry {
  return { label: `state.${state}.label`, sentence: `state.${state}.sentence`, tone, icon, ...flags };
}

export function isTerminal(state: State): boolean {
  return stateTable[state].terminal;
}

export function isInFlight(state: State): boolean {
  return stateTable[state].inFlight;
}

export function isCancellable(state: State): boolean {
  return stateTable[state].cancellable;
}

/**
 * Whether a person may give it up: it was sent, and the engine can't say when its outcome will be known.
 *
 * @param outOfSight the last look at the cloud failed
 */
export function isClosable(state: State, outOfSight: boolean): boolean {
  return state === "unconfirmed" || ((state === "running" || state === "verifying") && outOfSight);
}
