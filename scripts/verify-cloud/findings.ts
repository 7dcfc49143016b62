import type { Assumption, CheckId } from "#scripts/verify-cloud/assumptions.ts";

/** One line of the table. */
export interface Finding extends Assumption {
  /** Null for what could not be seen. */
  seen: string | null;
  agrees: boolean | null;
  /** Why it could not be seen. */
  why: string | null;
  /** What a reader of the report may want besides: messages in both languages, times. */
  details: Record<string, unknown>;
}

/** Gathers what was seen, and holds each against what the sandbox and the console assume. */
export interface Findings {
  /** What is seen first counts; the same words as assumed agree, any others don't. */
  saw(id: CheckId, seen: string, details?: Record<string, unknown>): void;
  couldNotSee(id: CheckId, why: string, details?: Record<string, unknown>): void;
  /** Of the assumptions, in their order; what nobody looked at could not be seen. */
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
