import "server-only";
import { openCloud } from "#lib/cloud/open.ts";
import { createDatabase } from "#lib/db/database.ts";
import { databaseAnswers } from "#lib/db/health.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type Env, readEnv } from "#lib/env.ts";
import { EnvError } from "#lib/env-values.ts";
import { createFreshReads, type FreshReads } from "#lib/inventory/fresh.ts";
import { createInventory, type Inventory } from "#lib/inventory/inventory.ts";
import { createProbes, type Probes } from "#lib/inventory/probes.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { createLog } from "#lib/log.ts";
import { createCloudPort } from "#lib/operations/cloud-port.ts";
import { createEngine, type Engine } from "#lib/operations/engine.ts";
import { startUpkeep } from "#lib/operations/upkeep.ts";
import { databaseAddress, setRuntime } from "#lib/runtime/current.ts";

/** What the parts of one console process share. */
export interface Runtime {
  env: Env;
  engine: Engine;
  inventory: Inventory;
  fresh: FreshReads;
  probes: Probes;
  databaseAnswers(): Promise<boolean>;
  /** Calls the listener when the console begins to stop; returns a function that removes it. */
  onStop(listener: () => void): () => void;
  stop(): Promise<void>;
}

/**
 * Assembles the console and starts its engine. With the cloud away it starts all the same and says so.
 *
 * @throws EnvError, DatabaseError with one line per problem
 */
export async function startRuntime(): Promise<void> {
  const env = readEnv();
  const address = databaseAddress();
  if (!address) throw new EnvError(["The console doesn't know its database: start it with `npm start`"]);
  const log = createLog(env.logLevel);
  const database = await createDatabase(await address);
  await migrate(database);

  const client = openCloud(env, database.pool, log);
  const reads = createReads(client);
  const fresh = createFreshReads(client, reads);
  const engine = createEngine({
    database,
    cloud: createCloudPort(client, fresh, env.cloud),
    readBackMs: env.readBackMs,
    log,
  });

  const upkeep = startUpkeep({ database, historyDays: env.historyDays, log });

  const stopListeners = new Set<() => void>();
  setRuntime({
    env,
    engine,
    inventory: createInventory(client, reads),
    fresh,
    probes: createProbes(client),
    databaseAnswers: () => databaseAnswers(database),
    onStop(listener) {
      stopListeners.add(listener);
      return () => stopListeners.delete(listener);
    },
    async stop() {
      for (const listener of [...stopListeners]) listener();
      await Promise.all([engine.stop(), upkeep.stop()]);
      await client.close();
      await database.close();
    },
  });
  engine.start();
}
