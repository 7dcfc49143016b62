import type { StationState } from "#components/line/station.ts";
import type { Operation } from "#lib/api/contract/operation.ts";

/** State of the line's last station, according to the operation's state. */
export function endState({ state, after }: Operation): StationState {
  switch (state) {
    case "succeeded":
      return after ? "done" : "empty";
    case "queued":
    case "failed":
    case "rejected":
    case "cancelled":
      return "empty";
    case "unconfirmed":
      return "unknown";
    default:
      return "current";
  }
}
