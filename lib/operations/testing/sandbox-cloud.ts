import type { Queryable } from "#lib/cloud/budget.ts";
import { openCloud } from "#lib/cloud/open.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";
import { createFreshReads } from "#lib/inventory/fresh.ts";
import { createInventory } from "#lib/inventory/inventory.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { createCloudPort } from "#lib/operations/cloud-port.ts";

/**
 * The console's own client and port, on a sandbox at this address.
 *
 * @param timeoutMs of each call; the client's own limit unless told
 */
export function sandboxCloud(endpoint: string, database: Queryable, timeoutMs?: number) {
  const settings: CloudSettings = { realm: "sandbox", endpoint, credentials: { source: "sandbox" }, role: null };
  const opened = openCloud({ cloud: settings, httpsProxy: null, noProxy: null }, database);
  const client: typeof opened = {
    ...opened,
    call: (action, request, options) => opened.call(action, request, { timeoutMs, ...options }),
  };
  const reads = createReads(client);
  return {
    port: createCloudPort(client, createFreshReads(client, reads), settings),
    inventory: createInventory(client, reads),
    close: () => client.close(),
  };
}
