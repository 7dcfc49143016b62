import type { Assumption, CheckId } from "#scripts/verify-cloud/assumptions.ts";

/** One line of the table. */
export interface Finding extends Assumption {
  /** Null where it could not be checked. */
  seen: string | null;
  agrees: boolean | null;
  /** Why it could not be checked. */
  why: string | null;
  /** Further details: messages in both languages, times. */
  details: Record<string, unknown>;
}

/** Collects observations and compares each with the assumption. */
export interface Findings {
  /** Records an observation; the first one counts. It agrees if its text equals the assumed one. */
  saw(id: CheckId, seen: string, details?: Record<string, unknown>): void;
  couldNotSee(id: CheckId, why: string, details?: Record<string, unknown>): void;
  /** The findings in the order of the assumptions; `reasonOfRest` says why the others could not be checked. */
  of(assumptions: readonly Assumption[], reasonOfRest: string): Finding[];
}

export function createFindings(): Findings {
  const known = new Map<string, Pick<Finding, "seen" | "why" | "details">>();

  function keep(id: CheckId, finding: Pick<Finding, "seen" | "why" | "details">): void {
    if (!known.has(id)) known.set(id, finding);
  }

  return {
    saw: (id, seen, details = {}) => keep(id, { seen, why: null, details }),
    couldNotSee: (id, why, details = {}) => keep(id, { seen: null, why, details }),
    of: (assumptions, reasonOfRest) =>
      assumptions.map(({ id, about, assumed }) => {
        const { seen, why, details } = known.get(id) ?? { seen: null, why: reasonOfRest, details: {} };
        return { id, about, assumed, seen, agrees: seen === null ? null : seen === assumed, why, details };
      }),
  };
}
