import type { StationState } from "#components/line/station.ts";
import { endState } from "#components/operation/end-state.ts";
import { hasUnknownOutcome } from "#components/operation/timeline.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { sameBinding } from "#lib/binding/change.ts";
import { isTerminal } from "#lib/operations/states.ts";

/** How the bindings of an operation are drawn: the rule's line leads to the one that it is known to have. */
export interface Ends {
  before: StationState;
  after: StationState;
  /** The binding that the rule was found with, where it is neither the requested nor the previous one. */
  found: StationState | null;
  /** Whether the rule was found as before although it had been changed. */
  foundBefore: boolean;
  /** Whether the rule was found with the requested binding, which somebody else made. */
  foundAfter: boolean;
}

export function endsOf(operation: Operation): Ends {
  const { state, cause, before, observed } = operation;
  const held: StationState = before === null ? "empty" : "filled";
  const after = state === "succeeded" ? "done" : endState(operation);
  const ends = { before: held, after, found: null, foundBefore: false, foundAfter: false };
  if (state === "succeeded" || cause === "gone") return { ...ends, before: "empty" };
  if (state === "unconfirmed") return { ...ends, before: "unknown" };
  if (hasUnknownOutcome(cause)) return { ...ends, before: "unknown", after: "unknown" };
  // The rule may be gone: then there was no binding to be read.
  if (cause === "changed-since-review" && observed === undefined) return { ...ends, before: "unknown" };
  if (!isTerminal(state) || observed === undefined) return ends;
  if (sameBinding(observed, before)) return { ...ends, foundBefore: state === "failed" };
  if (sameBinding(observed, operation.after)) return { ...ends, before: "empty", after: "filled", foundAfter: true };
  return { ...ends, before: "empty", found: observed === null ? "empty" : "filled" };
}
