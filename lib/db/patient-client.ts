import pg from "pg";
import type { Database } from "#lib/db/database.ts";

/**
 * A client outside the pools, not yet connected, for statements that may take longer than the pools allow. Once it is
 * connected, `liftLimits` removes the time limits of its role.
 */
export function patientClient({ pool }: Pick<Database, "pool">): pg.Client {
  const { connectionString, connectionTimeoutMillis } = pool.options;
  const client = new pg.Client({ connectionString, connectionTimeoutMillis, keepAlive: true });
  client.on("error", () => undefined);
  return client;
}
