import { createDatabase } from "#lib/db/database.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import type { WorkerOptions } from "#lib/operations/testing/processes.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { obeyClock } from "#lib/operations/testing/shifted-clock.ts";
import { toyPort } from "#lib/operations/testing/toy-port.ts";
import { Secret } from "#lib/secret.ts";

// An engine process for tests that kill it: `worker.mjs OPTIONS`, as JSON.
obeyClock();
const { databaseUrl, kind, cloudUrl, times }: WorkerOptions = JSON.parse(process.argv[2] ?? "");

const database = await createDatabase(new Secret(databaseUrl));
const { limits, callMs, readBackMs } = times;
const engine = oneAccountEngine({
  database,
  cloud: kind === "toy" ? toyPort(cloudUrl) : sandboxCloud(cloudUrl, database.pool, { callMs }).port,
  readBackMs,
  limits,
  log: { warn: () => {} },
});
engine.start();
process.once("disconnect", () => process.exit());
process.send?.("started");
