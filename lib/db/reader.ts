import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Query } from "#lib/db/database.ts";
import { noticeMs } from "#lib/db/limits.ts";
import { checkOut } from "#lib/db/pool.ts";
import { orAborted } from "#lib/or-aborted.ts";

/**
 * Runs a person's read on one connection of the pool. When the signal fires, the reader is answered at once and the
 * statement ends on the server too.
 *
 * @throws DatabaseError where no connection comes free in time, the signal's reason, the statement's error
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
    // A connection that came too late for its reader serves the next one.
    client.release(hungUp);
  }
}

/**
 * Closes a connection in the middle of its statement, and waits until the server has noticed: until then it is at work
 * for it, and another connection in its place would be one more than the pool may have.
 */
async function hangUp(client: pg.PoolClient): Promise<void> {
  await Promise.all([client.end(), sleep(noticeMs)]);
}
