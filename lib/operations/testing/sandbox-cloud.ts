import { type Account, settingsAccount } from "#lib/account.ts";
import { createBudget, type Queryable } from "#lib/cloud/budget.ts";
import { openCloud } from "#lib/cloud/open.ts";
import { createFreshReads } from "#lib/inventory/fresh.ts";
import { createInventory } from "#lib/inventory/inventory.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { createCloudPort } from "#lib/operations/cloud-port.ts";

interface Waits {
  /** Time limit of each call; defaults to the client's. */
  callMs?: number | undefined;
  /** Time limit of a list; defaults to the inventory's. */
  listMs?: number | undefined;
}

/** The account that the settings name where they name no keys, on a sandbox at this address. */
export function sandboxAccount(endpoint: string): Account {
  return settingsAccount({ realm: "sandbox", endpoint, credentials: { source: "sandbox" }, role: null });
}

/** The console's client and cloud port, calling the sandbox at this address. */
export function sandboxCloud(endpoint: string, database: Queryable, { callMs, listMs }: Waits = {}) {
  const account = sandboxAccount(endpoint);
  const opened = openCloud(account, { httpsProxy: null, noProxy: null, budget: createBudget(database) });
  const client: typeof opened = {
    ...opened,
    call: (action, request, options) => opened.call(action, request, { timeoutMs: callMs, ...options }),
  };
  const reads = createReads(client);
  const fresh = createFreshReads(client, reads);
  return {
    client,
    fresh,
    port: createCloudPort(client, fresh, account),
    inventory: createInventory(client, reads, listMs),
    close: () => client.close(),
  };
}
