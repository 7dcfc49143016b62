import { type Answers, allAs, inParts, isForAll, type Outcomes, outcomesOf } from "#components/change/batch-outcome.ts";
import { RequestError } from "#components/data/request-error.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import { mostPerCall } from "#lib/api/contract/words.ts";
import type { Change } from "#lib/binding/types.ts";

/** The intents of changes: each keeps its own until it is answered, so that sending it repeatedly makes one operation. */
export function createIntents() {
  const known = new Map<string, { of: string; id: string }>();
  return {
    of(change: Change): string {
      const key = ruleKey(change.rule);
      const of = JSON.stringify(change);
      const earlier = known.get(key);
      if (earlier?.of === of) return earlier.id;
      const id: string = crypto.randomUUID();
      known.set(key, { of, id });
      return id;
    },
    /** A refused change was not stored, so its next try is a new one. */
    answered(outcomes: Outcomes): void {
      for (const [key, { kind }] of outcomes) if (kind === "refused") known.delete(key);
    },
  };
}

/** Answers a call of some changes. @throws RequestError for a refusal of the whole call, or where no answer came */
export type Ask = (changes: readonly Change[]) => Promise<Answers>;

/**
 * Asks for changes a few at a time, and tells what became of them after each call: a call of all would not be answered in time,
 * and one for each would take as long as all of their answers. After a call that shows that the next would fare the same,
 * and once the person has stopped, the rest isn't sent.
 */
export async function* askInParts(
  changes: readonly Change[],
  ask: Ask,
  isStopped: () => boolean,
): AsyncGenerator<{ outcomes: Outcomes; failure: RequestError | null }> {
  let goesOn = true;
  for (const part of inParts(changes, mostPerCall)) {
    if (!goesOn || isStopped()) {
      yield { outcomes: allAs(part, { kind: "not-asked" }), failure: null };
      continue;
    }
    try {
      const answers = await ask(part);
      goesOn = !isForAll(answers);
      yield { outcomes: outcomesOf(part, answers), failure: null };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      goesOn = false;
      const { explained } = error;
      const outcomes = allAs(part, explained ? { kind: "refused", error: explained } : { kind: "unanswered" });
      yield { outcomes, failure: explained ? null : error };
    }
  }
}
