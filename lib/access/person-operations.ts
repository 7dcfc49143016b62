import "server-only";
import type { ChangeRequest } from "#lib/api/contract/actions.ts";
import type { FreshReads } from "#lib/inventory/fresh.ts";
import type { AccountEngine, CancelResult, CloseResult } from "#lib/operations/account-engine.ts";
import { type Asked, askForChange } from "#lib/operations/asking.ts";

/** Reads, requests and ends operations on behalf of one person. */
export interface PersonOperations
  extends Pick<AccountEngine, "detail" | "list" | "overview" | "seenCodes" | "subscribe" | "toldVersion" | "watch"> {
  /** @throws CloudError while the cloud can't be read, or not in time; a database error */
  ask(request: ChangeRequest): Promise<Asked>;
  cancel(id: string): Promise<CancelResult>;
  close(id: string, reason: string): Promise<CloseResult>;
}

export function personOperations(
  asker: { person: string; language: string },
  engine: AccountEngine,
  fresh: FreshReads,
): PersonOperations {
  const { detail, list, overview, seenCodes, subscribe, toldVersion, watch } = engine;
  return {
    detail,
    list,
    overview,
    seenCodes,
    subscribe,
    toldVersion,
    watch,
    ask: (request) => askForChange(request, { actor: asker.person, language: asker.language }, { engine, fresh }),
    cancel: (id) => engine.cancel(id, asker.person),
    close: (id, reason) => engine.close(id, asker.person, reason),
  };
}
