import type { Drift, DriftPage } from "#lib/api/contract/drift.ts";
import type { Operation, OperationPage } from "#lib/api/contract/operation.ts";

/** What happened to a rule: a change requested here, or one that was seen and that nobody here had requested. */
export type RuleEvent = { at: string } & ({ operation: Operation } | { drift: Drift });

/**
 * The latest that happened to a rule, newest first, from the first pages of its operations and of its drifts. It ends where
 * either page ends that has another one after it: what comes before is not whole.
 */
export function historyOf(operations: OperationPage, drifts: DriftPage): RuleEvent[] {
  const asked = operations.items.map((operation) => ({ at: operation.createdAt, operation }));
  const seen = drifts.items.map((drift) => ({ at: drift.seenAfter, drift }));
  const ends = [endOf(operations.next, asked), endOf(drifts.next, seen)];
  return [...asked, ...seen]
    .filter(({ at }) => ends.every((end) => end === null || at >= end))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

/** Instants are ISO 8601 in UTC with milliseconds, and sort as texts. */
function endOf(next: string | null, shown: readonly { at: string }[]): string | null {
  return next === null ? null : (shown.at(-1)?.at ?? null);
}
