import { join } from "node:path";
import { startIn, withFolder } from "#bench/stack.ts";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { startPostgres } from "#lib/db/embedded/postgres.ts";
import { migrate } from "#lib/db/migrate.ts";
import { forkWorker } from "#lib/operations/testing/processes.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { trueTimes } from "#lib/operations/testing/times.ts";
import type { Secret } from "#lib/secret.ts";

/** A database and a sandbox for engines in processes of their own. */
export interface Engines {
  database: Database;
  sandbox: { url: string };
  /** Address of a console with its own engine on the same database and sandbox; null unless requested. */
  console: string | null;
  /** Starts engines. @returns their process ids */
  start(count: number): Promise<number[]>;
}

const workerScript = new URL("../lib/operations/testing/worker.ts", import.meta.url);

interface EnginesOptions {
  readBackMs: number;
  sandboxOptions: string[];
  withConsole?: boolean;
}

/** Provides them to `use`, and ends everything afterwards. */
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

    /** Starts a console, which starts the sandbox. */
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
            const worker = await forkWorker(workerScript, {
              databaseUrl: postgres.url.reveal(),
              kind: "sandbox",
              cloudUrl: sandbox.url,
              times: { ...trueTimes, readBackMs },
            });
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
