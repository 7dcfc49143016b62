import { sameBinding } from "#lib/binding/change.ts";
import type { Binding } from "#lib/binding/types.ts";

/** What an operation may have done to a rule. */
export interface Deed {
  id: number;
  before: Binding | null;
  after: Binding | null;
  succeeded: boolean;
  /** Null while it is unfinished. */
  endedAt: Date | null;
}

/** A rule at two looks. */
export interface Looked {
  /** As the earlier look showed it. */
  before: Binding | null;
  /** As the later look showed it; null also for a rule that is gone. */
  after: Binding | null;
  /** When the two looks began. */
  since: Date;
  at: Date;
}

export interface Explanation {
  /** What the rule had last, by a look or by an operation that succeeded since, and when. */
  expected: Binding | null;
  seenAt: Date;
  /** The operation that explains what the later look showed, if one did. */
  by: Deed | null;
  /** Whether nothing explains it. */
  drifted: boolean;
}

/**
 * Whether operations explain what a look showed. An operation that succeeded before the look began says what the rule had
 * then. One that was under way during the look may already have worked, or not yet; one whose outcome was never known may
 * have worked.
 *
 * @param deeds sent operations of the rule that ended after the earlier look, or not yet, in the order of their ends
 */
export function explain({ before, after, since, at }: Looked, deeds: readonly Deed[]): Explanation {
  const settled = deeds.findLast(({ succeeded, endedAt }) => succeeded && endedAt !== null && endedAt <= at) ?? null;
  const expected = settled ? settled.after : before;
  const seenAt = settled?.endedAt ?? since;
  if (sameBinding(after, expected)) return { expected, seenAt, by: settled, drifted: false };
  const by = deeds.find((deed) => deed !== settled && mayShow(deed, after, at)) ?? null;
  return { expected, seenAt, by, drifted: by === null };
}

function mayShow({ before, after, succeeded, endedAt }: Deed, shown: Binding | null, at: Date): boolean {
  const underWay = endedAt === null || endedAt > at;
  if (underWay) return sameBinding(shown, after) || sameBinding(shown, before);
  return !succeeded && sameBinding(shown, after);
}
