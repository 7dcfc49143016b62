import "server-only";
import { settingsAccount } from "#lib/account.ts";
import { createDatabase } from "#lib/db/database.ts";
import { databaseAnswers } from "#lib/db/health.ts";
import { migrate } from "#lib/db/migrate.ts";
import { readEnv } from "#lib/env.ts";
import { EnvError } from "#lib/env-values.ts";
import { createLog } from "#lib/log.ts";
import { startUpkeep } from "#lib/operations/upkeep.ts";
import { type Console, createConsole } from "#lib/runtime/console.ts";
import { databaseAddress, setRuntime } from "#lib/runtime/current.ts";
import { createPulse } from "#lib/runtime/pulse.ts";

/** What the parts of one console process share. */
export interface Runtime extends Console {
  databaseAnswers(): Promise<boolean>;
  /** Tells the listener every few seconds whether the database answers; returns a function that removes it. */
  onPulse(listener: (databaseAnswers: boolean) => void): () => void;
  /** Calls the listener when the console begins to stop; returns a function that removes it. */
  onStop(listener: () => void): () => void;
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

  const { httpsProxy, noProxy, readBackMs, historyDays, inventoryMs } = env;
  const accounts = [settingsAccount(env.cloud)];
  const console = createConsole({ database, accounts, httpsProxy, noProxy, readBackMs, inventoryMs, log });
  const upkeep = startUpkeep({ database, historyDays, log });

  const stopListeners = new Set<() => void>();
  const answers = () => databaseAnswers(database);
  setRuntime({
    ...console,
    databaseAnswers: answers,
    onPulse: createPulse(answers, log),
    onStop(listener) {
      stopListeners.add(listener);
      return () => stopListeners.delete(listener);
    },
    async stop() {
      for (const listener of [...stopListeners]) listener();
      await Promise.all([console.stop(), upkeep.stop()]);
      await database.close();
    },
  });
  console.start();
}
