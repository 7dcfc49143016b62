import type { Queryable } from "#lib/cloud/budget.ts";
import { openCloud } from "#lib/cloud/open.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";
import { createFreshReads } from "#lib/inventory/fresh.ts";
import { createInventory } from "#lib/inventory/inventory.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { createCloudPort } from "#lib/operations/cloud-port.ts";

/** The console's own client and port, on a sandbox at this address. */
export function sandboxCloud(endpoint: string, database: Queryable, limitMs?: number) {
  const settings: CloudSettings = { realm: "sandbox", endpoint, credentials: { source: "sandbox" }, role: null };
  const client = openCloud({ cloud: settings, httpsProxy: null, noProxy: null }, database);
  const reads = createReads(client);
  const fresh = createFreshReads(client, reads);
  return {
    client,
    fresh,
    port: createCloudPort(client, fresh, settings),
    inventory: createInventory(client, reads, limitMs),
    close: () => client.close(),
  };
}
