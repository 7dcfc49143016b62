import type { Account } from "#lib/account.ts";
import type { Budget } from "#lib/cloud/budget.ts";
import { type CloudClient, type CloudClientParts, createCloudClient } from "#lib/cloud/client.ts";
import { chosenCredentials } from "#lib/cloud/credentials/chosen.ts";
import { Reach, type Reachability } from "#lib/cloud/reach.ts";
import { createTransport, type Post, type Transport, type TransportSettings } from "#lib/cloud/transport.ts";

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
): CloudClient & { reach(): Reachability; close(): Promise<void> } {
  const wire = createTransport(shared);
  const reach = new Reach((origin) => wire.post(probeOf(origin)));
  const transport: Transport = {
    ...wire,
    async post(request) {
      try {
        const answer = await wire.post(request);
        reach.heard(request.origin);
        return answer;
      } catch (error) {
        reach.heard(request.origin, error);
        throw error;
      }
    },
  };
  const credentials = chosenCredentials(account, { settings: account, transport });
  const client = createCloudClient({ settings: account, credentials, transport, budget, log });
  return {
    ...client,
    reach: () => reach.known(),
    close() {
      reach.close();
      return transport.close();
    },
  };
}

/** A call without a name, since any answer will do; it needs no credentials. */
function probeOf(origin: string): Post {
  const headers = { "content-type": "application/json" };
  return { origin, headers, body: "{}", kind: "read", timeoutMs: probeMs };
}
