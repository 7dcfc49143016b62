import type { Queryable } from "#lib/cloud/budget.ts";
import { openCloud } from "#lib/cloud/open.ts";
import { type CloudSettings, sandboxKeys } from "#lib/env.ts";
import { createFreshReads } from "#lib/inventory/fresh.ts";
import { createInventory } from "#lib/inventory/inventory.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { createCloudPort } from "#lib/operations/cloud-port.ts";
import { Secret } from "#lib/secret.ts";

/** The console's own client and port, on a sandbox at this address. */
export function sandboxCloud(endpoint: string, database: Queryable) {
  const { secretId, secretKey } = sandboxKeys;
  const settings: CloudSettings = {
    realm: "sandbox",
    endpoint,
    credentials: { source: "environment", secretId, secretKey: new Secret(secretKey), token: null },
  };
  const client = openCloud({ cloud: settings, httpsProxy: null, noProxy: null }, database);
  const reads = createReads(client);
  return {
    port: createCloudPort(client, createFreshReads(client, reads), settings),
    inventory: createInventory(client, reads),
    close: () => client.close(),
  };
}
