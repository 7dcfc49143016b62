import { drizzle } from "drizzle-orm/node-postgres";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import type { Query } from "#lib/db/database.ts";
import { checkOut } from "#lib/db/pool.ts";

/** The statements allowed within a transaction. */
export type Executor = Pick<Query, "select" | "insert" | "update" | "delete" | "execute">;

/**
 * Runs statements as one transaction and always releases its connection. (Drizzle's `transaction` on a pool never releases
 * one that is lost at `begin`: a few restarts of the database under load would empty the pool.)
 */
export async function inTransaction<Result>(
  query: Query,
  work: (tx: Executor) => Promise<Result>,
  config?: PgTransactionConfig,
): Promise<Result> {
  const { $client } = query;
  if ("release" in $client) return drizzle($client).transaction(work, config);
  const client = await checkOut($client);
  try {
    return await drizzle(client).transaction(work, config);
  } finally {
    client.release();
  }
}
