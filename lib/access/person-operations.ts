import "server-only";
import type { ChangeRequest, ChangesRequest } from "#lib/api/contract/actions.ts";
import type { FreshReads } from "#lib/inventory/fresh.ts";
import type { AccountEngine, CancelResult, CloseResult } from "#lib/operations/account-engine.ts";
import { type Asked, askForChange } from "#lib/operations/asking.ts";
import { type AskedOne, askForChanges } from "#lib/operations/asking-many.ts";

/** Reads, requests and ends operations on behalf of one person. */
export interface PersonOperations
  extends Pick<
    AccountEngine,
    "days" | "detail" | "list" | "overview" | "seenCodes" | "subscribe" | "toldVersion" | "watch"
  > {
  /** @throws CloudError while the cloud can't be read, or not in time; a database error */
  ask(request: ChangeRequest): Promise<Asked>;
  /** Asks for each of them; answers in their order. */
  askAll(request: ChangesRequest): Promise<AskedOne[]>;
  cancel(id: string): Promise<CancelResult>;
  close(id: string, reason: string): Promise<CloseResult>;
}

export function personOperations(
  asker: { person: string; language: string },
  engine: AccountEngine,
  fresh: FreshReads,
): PersonOperations {
  const by = { actor: asker.person, language: asker.language };
  const parts = { engine, fresh };
  const { days, detail, list, overview, seenCodes, subscribe, toldVersion, watch } = engine;
  return {
    days,
    detail,
    list,
    overview,
    seenCodes,
    subscribe,
    toldVersion,
    watch,
    ask: (request) => askForChange(request, by, parts),
    askAll: (request) => askForChanges(request, by, parts),
    cancel: (id) => engine.cancel(id, asker.person),
    close: (id, reason) => engine.close(id, asker.person, reason),
  };
}
