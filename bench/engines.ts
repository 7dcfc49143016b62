import { join } from "node:path";
import { startIn, withFolder } from "#bench/stack.ts";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { startPostgres } from "#lib/db/embedded/postgres.ts";
import { migrate } from "#lib/db/migrate.ts";
import { forkWorker } from "#lib/operations/testing/processes.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import type { Secret } from "#lib/secret.ts";

/** A database and a sandbox, on which engines are started in processes of their own. */
export interface Engines {
  database: Database;
  sandbox: { url: string };
  /** The address of a console on the same database and sandbox, with an engine of its own; null where none was asked for. */
  console: string | null;
  /** Starts that many engines. @returns their process ids */
  start(count: number): Promise<number[]>;
}

interface EnginesOptions {
  readBackMs: number;
  sandboxOptions: string[];
  withConsole?: boolean;
}

/** Lends them; all that was started ends with the use. */
export function withEngines<Result>(
  { readBackMs, sandboxOptions, withConsole = false }: EnginesOptions,
  use: (engines: Engines) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (dataDir) => {
    const ends: (() => unknown)[] = [];

    async function startSandbox() {
      const sandbox = await startSandboxProcess(...sandboxOptions);
      ends.push(() => sandbox.close());
      return { sandbox, console: null };
    }

    /** The console brings the sandbox along. */
    async function startConsole(databaseUrl: Secret) {
      const settings = { DATABASE_URL: databaseUrl.reveal(), READ_BACK_MS: String(readBackMs) };
      const launched = await startIn(join(dataDir, "console"), ["--control", ...sandboxOptions], settings);
      ends.push(() => launched.stop());
      return { sandbox: { url: launched.sandbox }, console: launched.console };
    }

    try {
      const postgres = await startPostgres({ dataDir });
      ends.push(() => postgres.stop("hard"));
      const database = await createDatabase(postgres.url);
      ends.push(() => database.close());
      await migrate(database);
      const { sandbox, console } = withConsole ? await startConsole(postgres.url) : await startSandbox();
      return await use({
        database,
        sandbox,
        console,
        async start(count) {
          const started = Array.from({ length: count }, async () => {
            const worker = await forkWorker(postgres.url, "sandbox", sandbox.url, readBackMs);
            ends.push(() => worker.kill("SIGKILL"));
            return worker.pid ?? 0;
          });
          return Promise.all(started);
        },
      });
    } finally {
      for (const end of ends.toReversed()) await end();
    }
  });
}
