import "server-only";
import { OwnError } from "#lib/access/own-error.ts";
import type { SeenDrift } from "#lib/api/contract/drift.ts";
import type { Drifts } from "#lib/drift/drifts.ts";

/** Reads and settles drifts on behalf of one person. */
export interface PersonDrifts extends Pick<Drifts, "list"> {
  /** It is known, and stays until the rule changes. @throws OwnError where it is settled already, or the rule has changed again since it was seen */
  acknowledge(seen: SeenDrift): Promise<void>;
  /** What the rule has now is what it shall have. @throws OwnError as `acknowledge` does */
  adopt(seen: SeenDrift): Promise<void>;
}

export function personDrifts(person: string, { list, acknowledge, adopt }: Drifts): PersonDrifts {
  const orRefuse = (done: boolean) => {
    if (!done) throw new OwnError("Console.DriftSettled");
  };
  return {
    list,
    acknowledge: async (seen) => orRefuse(await acknowledge(seen, person)),
    adopt: async (seen) => orRefuse(await adopt(seen, person)),
  };
}
