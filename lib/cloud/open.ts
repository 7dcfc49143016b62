import type { Account } from "#lib/account.ts";
import type { Budget } from "#lib/cloud/budget.ts";
import { type CloudClient, type CloudClientParts, createCloudClient } from "#lib/cloud/client.ts";
import { chosenCredentials } from "#lib/cloud/credentials/chosen.ts";
import { createTransport, type TransportSettings } from "#lib/cloud/transport.ts";

interface Shared extends TransportSettings {
  /** One for all clients of a process. */
  budget: Budget;
  log?: CloudClientParts["log"];
}

/**
 * The client of an account. It makes no call until it is used; closing it ends its connections, which are its own: an
 * account whose cloud hangs takes none of another's.
 */
export function openCloud(
  account: Account,
  { budget, log, ...shared }: Shared,
): CloudClient & { close(): Promise<void> } {
  const transport = createTransport(shared);
  const credentials = chosenCredentials(account, { settings: account, transport });
  const client = createCloudClient({ settings: account, credentials, transport, budget, log });
  return { ...client, close: () => transport.close() };
}
