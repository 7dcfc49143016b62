import type { CloudClient } from "#lib/cloud/client.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import type { Database } from "#lib/db/database.ts";
import { lastOwner, type Owner } from "#lib/inventory/stored/scopes.ts";

interface OwnerDeps {
  database: Database;
  client: Pick<CloudClient, "identity">;
  /** The console's account and its cloud. */
  account: { id: string; realm: string };
}

/** Wait for the cloud to tell whose the keys are. */
const identityMs = 1_000;

/**
 * Tells which account of the cloud the keys belong to; while the cloud doesn't tell, the one that was read last.
 *
 * @returns a function that throws CloudError where nothing was read before, too
 */
export function ownerOf({ database, client, account }: OwnerDeps): (signal?: AbortSignal) => Promise<Owner> {
  return async (signal) => {
    const soon = AbortSignal.timeout(identityMs);
    try {
      const { accountId } = await client.identity(signal ? AbortSignal.any([signal, soon]) : soon);
      return { account: account.id, realm: account.realm, accountId };
    } catch (error) {
      signal?.throwIfAborted();
      const unanswered = soon.aborted || (isCloudError(error) && error.failure.kind !== "refused");
      if (!unanswered) throw error;
      const last = await database.read((query) => lastOwner(query, account.id, account.realm), signal);
      if (last) return last;
      const { accountId } = await client.identity(signal);
      return { account: account.id, realm: account.realm, accountId };
    }
  };
}
