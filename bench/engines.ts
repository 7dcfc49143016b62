import { withFolder } from "#bench/stack.ts";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { startPostgres } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { forkWorker } from "#lib/operations/testing/processes.ts";
import { type SandboxProcess, startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";

/** A database and a sandbox, on which engines are started in processes of their own. */
export interface Engines {
  database: Database;
  sandbox: SandboxProcess;
  /** Starts that many engines. @returns their process ids */
  start(count: number): Promise<number[]>;
}

/** Lends them; all that was started ends with the use. */
export function withEngines<Result>(
  { readBackMs, sandboxOptions }: { readBackMs: number; sandboxOptions: string[] },
  use: (engines: Engines) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (dataDir) => {
    const ends: (() => unknown)[] = [];
    try {
      const postgres = await startPostgres({ dataDir });
      ends.push(() => postgres.stop("hard"));
      const database = await createDatabase(postgres.url);
      ends.push(() => database.close());
      await migrate(database);
      const sandbox = await startSandboxProcess(...sandboxOptions);
      ends.push(() => sandbox.close());
      return await use({
        database,
        sandbox,
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
