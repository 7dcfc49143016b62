import "server-only";
import { localOperator } from "#lib/access/local-operator.ts";

/** Who asks. */
export interface Actor {
  /** Written into each operation. */
  name: string;
}

/** Until people can sign in, the console listens on this machine only and whoever reaches it is the local operator. */
export async function currentActor(): Promise<Actor> {
  return { name: localOperator };
}
