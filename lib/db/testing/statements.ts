import { Client } from "pg";

/**
 * Settings of a server whose data nobody needs after the tests. It survives the kill of its processes all the same: only
 * a loss of the machine would need what they leave out. On a slow disk, dropping a database takes seconds without them.
 */
export const unsynced = ["alter system set fsync = off", "alter system set full_page_writes = off"];

/** Runs statements on a connection of their own without time limits, each in its own transaction. */
export async function runStatements(url: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
