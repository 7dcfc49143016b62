import type { ChangesRequest } from "#lib/api/contract/actions.ts";
import { type Asked, type Asker, type AskingParts, askForChange } from "#lib/operations/asking.ts";

/** What became of one of several changes; `failed` with what asking for it alone would have thrown. */
export type AskedOne = Asked | { kind: "failed"; error: unknown };

/** Limits of each: it is answered once it is stored, whenever the cloud takes it. */
const limits = { lookMs: 5_000, answerMs: 0 };

/**
 * Asks for each of several changes as for one alone, and for all at once. What is against one of them says nothing of the
 * others.
 */
export async function askForChanges(
  { batch, reason, changes }: ChangesRequest,
  asker: Asker,
  parts: AskingParts,
): Promise<AskedOne[]> {
  return Promise.all(
    changes.map(({ intentId, change, undoes }) =>
      askForChange(
        { intentId, change, reason, retryOf: null, undoes: undoes ?? null, batch },
        asker,
        parts,
        limits,
      ).catch((error: unknown): AskedOne => ({ kind: "failed", error })),
    ),
  );
}
