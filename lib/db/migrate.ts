import { resolve } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import type { Database } from "#lib/db/database.ts";

/** Any number that nothing else locks: processes that start together migrate one after another. */
const lockKey = 7_202_611_241;

/**
 * Brings the schema up to this build's. Safe to call from any number of processes at once. It has a connection of its
 * own, which may be silent for as long as a large table needs, or another process that is at it.
 */
export async function migrate(database: Database, folder: string = resolve("lib/db/migrations")): Promise<void> {
  const client = new pg.Client({ connectionString: database.pool.options.connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    try {
      await runMigrations(drizzle(client), { migrationsFolder: folder });
    } finally {
      await client.query("select pg_advisory_unlock($1)", [lockKey]);
    }
  } finally {
    await client.end();
  }
}
