import type { Account } from "#lib/account.ts";
import type { Budget } from "#lib/cloud/budget.ts";
import { callOnce } from "#lib/cloud/call-once.ts";
import { getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { type CloudClient, type CloudClientParts, createCloudClient } from "#lib/cloud/client.ts";
import { chosenCredentials } from "#lib/cloud/credentials/chosen.ts";
import { Reach } from "#lib/cloud/reach.ts";
import { createTransport, type TransportSettings } from "#lib/cloud/transport.ts";

interface Shared extends TransportSettings {
  /** One for all clients of a process. */
  budget: Budget;
  log?: CloudClientParts["log"];
}

const probeMs = 5_000;

/**
 * The client of an account. It makes no call until it is used; closing it ends its connections, which are its own: an
 * account whose cloud hangs takes none of another's.
 */
export function openCloud(
  account: Account,
  { budget, log, ...shared }: Shared,
): CloudClient & { isAway(): boolean; close(): Promise<void> } {
  const transport = createTransport(shared);
  const credentials = chosenCredentials(account, { settings: account, transport });
  // Unsigned, since any answer will do, and it needs no credentials.
  const probe = { action: getCallerIdentity, body: "{}", credentials: null, region: null, timeoutMs: probeMs };
  const reach = new Reach(() => callOnce({ settings: account, transport }, probe));
  const heard = (error: unknown) => reach.heard(error);
  const client = createCloudClient({ settings: account, credentials, transport, budget, heard, log });
  return {
    ...client,
    isAway: () => reach.isAway(),
    close() {
      reach.close();
      return transport.close();
    },
  };
}
