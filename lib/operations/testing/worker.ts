import { createDatabase } from "#lib/db/database.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { obeyClock } from "#lib/operations/testing/shifted-clock.ts";
import { toyPort } from "#lib/operations/testing/toy-port.ts";
import { Secret } from "#lib/secret.ts";

// An engine process for tests that kill it:
// `worker.ts DATABASE_URL toy|sandbox CLOUD_URL READ_BACK_MS`.
obeyClock();
const [databaseUrl = "", kind = "", cloudUrl = "", readBackMs = ""] = process.argv.slice(2);

const database = await createDatabase(new Secret(databaseUrl));
const engine = oneAccountEngine({
  database,
  cloud: kind === "toy" ? toyPort(cloudUrl) : sandboxCloud(cloudUrl, database.pool).port,
  readBackMs: Number(readBackMs),
  log: { warn: () => {} },
});
engine.start();
process.once("disconnect", () => process.exit());
process.send?.("started");
