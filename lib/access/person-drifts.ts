import "server-only";
import { OwnError } from "#lib/access/own-error.ts";
import type { Drifts } from "#lib/drift/drifts.ts";

/** Reads and settles drifts on behalf of one person. */
export interface PersonDrifts extends Pick<Drifts, "list"> {
  /** It is known, and stays until the rule changes. @throws OwnError where it is settled already */
  acknowledge(id: string): Promise<void>;
  /** What the rule has now is what it shall have. @throws OwnError where it is settled already */
  adopt(id: string): Promise<void>;
}

export function personDrifts(person: string, { list, acknowledge, adopt }: Drifts): PersonDrifts {
  const orRefuse = (done: boolean) => {
    if (!done) throw new OwnError("Console.DriftSettled");
  };
  return {
    list,
    acknowledge: async (id) => orRefuse(await acknowledge(id, person)),
    adopt: async (id) => orRefuse(await adopt(id, person)),
  };
}
