import type { ClientBase } from "pg";
import { DatabaseError } from "#lib/db/failure.ts";

async function backendOf(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return Number(rows[0]?.pid);
}

/**
 * Refuses a connection pooler in transaction mode, through which LISTEN and advisory locks silently have no effect. It is
 * detected when two open connections share one server process, or one connection uses two.
 *
 * @throws DatabaseError with reason `pooler`
 */
export async function refusePooler(first: ClientBase, second: ClientBase): Promise<void> {
  const before = await backendOf(first);
  await second.query("begin");
  try {
    const held = await backendOf(second);
    if (held !== before && (await backendOf(first)) === before) return;
  } finally {
    await second.query("rollback");
  }
  throw new DatabaseError(
    "pooler",
    "DATABASE_URL leads to a connection pooler in transaction mode, which loses notifications and locks: give the server's own address, or a pooler in session mode",
  );
}
