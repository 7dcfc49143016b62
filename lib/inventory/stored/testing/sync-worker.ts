import { createDatabase } from "#lib/db/database.ts";
import { createSync } from "#lib/inventory/stored/sync.ts";
import { sandboxAccount, sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { Secret } from "#lib/secret.ts";

export interface SyncWorkerOptions {
  databaseUrl: string;
  cloudUrl: string;
}

// A process that reads the inventory, for tests that kill it: `sync-worker.ts OPTIONS`, as JSON.
const { databaseUrl, cloudUrl }: SyncWorkerOptions = JSON.parse(process.argv[2] ?? "");

const database = await createDatabase(new Secret(databaseUrl));
const sync = createSync({
  query: database.query,
  client: sandboxCloud(cloudUrl, database.pool).client,
  account: sandboxAccount(cloudUrl),
  refreshMs: 3_600_000,
  onRules: async () => {},
  log: { warn: () => {} },
});
sync.start();
process.once("disconnect", () => process.exit());
process.send?.("started");
