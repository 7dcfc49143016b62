import { resolveTimeline } from "#components/operation/timeline.ts";
import type { CloudSays, OperationView } from "#lib/api/contract/operation.ts";
import type { Cause } from "#lib/api/contract/words.ts";
import { isTerminal, stateTable } from "#lib/operations/states.ts";

/** The most important note about an operation; null where its state is sufficient. */
export type Situation =
  | { kind: "ended-badly"; cause: Cause; cloudSays: CloudSays | null }
  | { kind: "paused" }
  /** With the failure of the poll or reading that made or keeps it unconfirmed. */
  | { kind: "unconfirmed"; says: CloudSays | null }
  | { kind: "out-of-sight"; says: CloudSays }
  | { kind: "behind"; position: number; ahead: string }
  /** The cloud works on it, and how long that usually takes is known. */
  | { kind: "working"; usualMs: number }
  | { kind: "retrying"; cause: Cause; tries: number; nextTryAt: string | null; cloudSays: CloudSays | null };

/** Chooses the one note above the timeline: the one that explains the others. */
export function situationOf(view: OperationView): Situation | null {
  const { operation, queue, paused, usualMs } = view;
  const { state, cause, cloudSays } = operation;
  if (stateTable[state].tone === "bad") return { kind: "ended-badly", cause, cloudSays };
  if (isTerminal(state)) return null;
  if (paused) return { kind: "paused" };
  if (state === "unconfirmed") return { kind: "unconfirmed", says: operation.lookFailure ?? cloudSays };
  if (operation.lookFailure) return { kind: "out-of-sight", says: operation.lookFailure };
  const { setback, tries } = resolveTimeline(view);
  if (setback) return { kind: "retrying", tries: tries.length, ...setback };
  const ahead = queue && (queue.ahead.at(-1) ?? queue.inFlight);
  if (state === "queued" && ahead) return { kind: "behind", position: queue.position, ahead: ahead.id };
  return state === "running" && usualMs !== null ? { kind: "working", usualMs } : null;
}
