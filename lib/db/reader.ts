import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Query } from "#lib/db/database.ts";
import { noticeMs } from "#lib/db/limits.ts";
import { checkOut } from "#lib/db/pool.ts";
import { orAborted } from "#lib/or-aborted.ts";

/**
 * Runs a person's read on one connection of the pool. When the signal fires, it rejects at once, and the statement is
 * cancelled on the server.
 *
 * @throws DatabaseError if no connection comes free in time; the signal's reason; the statement's error
 */
export function readThrough<Result>(
  pool: pg.Pool,
  work: (query: Query) => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  return orAborted(readOn(pool, work, signal), signal);
}

async function readOn<Result>(
  pool: pg.Pool,
  work: (query: Query) => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const client = await checkOut(pool);
  let begun = false;
  let hungUp = false;
  try {
    signal?.throwIfAborted();
    begun = true;
    return await orAborted(work(drizzle(client)), signal);
  } catch (error) {
    if (begun && signal?.aborted) {
      hungUp = true;
      await hangUp(client);
    }
    throw error;
  } finally {
    // A connection that came free after its reader had left goes back unharmed.
    client.release(hungUp);
  }
}

/**
 * Closes a connection during its statement and waits until the server has noticed: until then the statement still runs,
 * and a replacement would exceed the pool's limit.
 */
async function hangUp(client: pg.PoolClient): Promise<void> {
  await Promise.all([client.end(), sleep(noticeMs)]);
}
