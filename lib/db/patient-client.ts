import pg from "pg";
import type { Database } from "#lib/db/database.ts";

/**
 * A connection of its own, not yet made, for what may take longer than any statement of the pools. Once it is made, `liftLimits`
 * frees it of the time limits of its role.
 */
export function patientClient({ pool }: Pick<Database, "pool">): pg.Client {
  const { connectionString, connectionTimeoutMillis } = pool.options;
  const client = new pg.Client({ connectionString, connectionTimeoutMillis, keepAlive: true });
  client.on("error", () => undefined);
  return client;
}
