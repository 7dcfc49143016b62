import type { CloudSays, Transition } from "#lib/api/contract/operation.ts";
import type { Cause } from "#lib/api/contract/words.ts";

/** A try after which the operation waited again: nothing was accepted. */
export interface Try {
  number: number;
  /** Whether the cloud got the request; otherwise the try ended before. */
  sent: boolean;
  /** When the request was sent; null for a try that ended before. */
  from: string | null;
  at: string;
  cause: Cause;
  cloudSays: CloudSays | null;
}

/** Past tries, oldest first. The present one isn't among them. */
export function triesOf(transitions: readonly Transition[]): Try[] {
  const ends = transitions.filter(({ from, to }) => to === "queued" && from !== null);
  return ends.map((end, index) => {
    const before = transitions[transitions.indexOf(end) - 1];
    const { at, cause, cloudSays } = end;
    const sent = end.from === "submitting" && cause !== "not-connected";
    return { number: index + 1, sent, from: sent ? (before?.at ?? null) : null, at, cause, cloudSays };
  });
}

/** Most tries that are shown one by one. */
const shownTries = 3;

/** The tries to fold and those to show: the last ones. A single one isn't worth folding. */
export function foldTries(tries: readonly Try[]): { folded: Try[]; shown: Try[] } {
  const from = tries.length > shownTries + 1 ? tries.length - shownTries : 0;
  return { folded: tries.slice(0, from), shown: tries.slice(from) };
}
