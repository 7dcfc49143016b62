import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "#lib/db/embedded/postgres.ts";
import { runStatements, unsynced } from "#lib/db/testing/statements.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** Starts one real PostgreSQL in a temporary folder for all integration tests of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "clb-console-test-"));
  const postgres = await startPostgres({ dataDir });
  await runStatements(postgres.url.reveal(), [...unsynced, "select pg_reload_conf()"]);
  project.provide("databaseUrl", postgres.url.reveal());
  return async () => {
    await postgres.stop("hard");
    await rm(dataDir, { recursive: true, force: true });
  };
}
