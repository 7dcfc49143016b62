import { resolve } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import type { Database } from "#lib/db/database.ts";
import { DatabaseError, explainConnectFailure, placeOf } from "#lib/db/failure.ts";
import { liftLimits } from "#lib/db/limits.ts";
import { patientClient } from "#lib/db/patient-client.ts";

/** Key of an advisory lock (any unused number): processes that start together migrate one after another. */
const lockKey = 7_202_611_241;

/**
 * Migrates the schema to this build's. Any number of processes may call it at once. It uses a connection of its own
 * without time limits, since a large table, or waiting for another process, may take long.
 *
 * @throws DatabaseError with reason `newer-schema` if a newer build has migrated it
 */
export async function migrate(database: Database, folder: string = resolve("lib/db/migrations")): Promise<void> {
  const place = placeOf(database.pool.options.connectionString ?? "");
  const client = patientClient(database);
  await client.connect().catch((error: unknown) => {
    throw explainConnectFailure(error, place);
  });
  try {
    await liftLimits(client);
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    try {
      await refuseNewerSchema(client, folder, place);
      await runMigrations(drizzle(client), { migrationsFolder: folder });
    } finally {
      // A lost connection has released the lock, and the first error says more.
      await client.query("select pg_advisory_unlock($1)", [lockKey]).catch(() => undefined);
    }
  } finally {
    await client.end();
  }
}

/** Refuses a database with migrations that this build doesn't know. */
async function refuseNewerSchema(client: pg.Client, migrationsFolder: string, place: string): Promise<void> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as there",
  );
  if (!tables[0]?.there) return;
  const { rows } = await client.query<{ last: string }>(
    "select max(created_at) as last from drizzle.__drizzle_migrations",
  );
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  if (Number(rows[0]?.last) <= known) return;
  throw new DatabaseError(
    "newer-schema",
    `The database at ${place} was brought up to date by a later version of the console: start that version, or give this one a database of its own`,
  );
}
