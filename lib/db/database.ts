import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { DatabaseError, explainConnectFailure, placeOf } from "#lib/db/failure.ts";
import { engineLimits, webLimits } from "#lib/db/limits.ts";
import { type ChannelListener, type ListenerHandlers, listen } from "#lib/db/listener.ts";
import { openPool } from "#lib/db/pool.ts";
import { refusePooler } from "#lib/db/pooler.ts";
import { readThrough } from "#lib/db/reader.ts";
import type { Secret } from "#lib/secret.ts";

/** Statements through a pool, or on one connection of it. Several as one: `inTransaction`. */
export type Query = Omit<NodePgDatabase, "transaction"> & { $client: pg.Pool | pg.PoolClient };

/** The one database of a process. The engine and people's reads have connections of their own, so that neither waits for the other. */
export interface Database {
  /** Queries of the engine, and writes. */
  query: Query;
  /** The engine's pool. */
  pool: pg.Pool;
  /**
   * Runs a person's read on one connection of the readers' pool, and answers within seconds. Its statement ends on the server when
   * the signal fires, for then nobody waits for it any more.
   */
  read<Result>(work: (query: Query) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** Hears a channel on a connection of its own that is made anew when lost. */
  listen(channel: string, handlers: ListenerHandlers): ChannelListener;
  /** Ends the pools. Listeners are closed by whoever opened them. */
  close(): Promise<void>;
}

const oldestServer = 150_000;
/** With the listener 17 connections: five consoles fit in the 100 that a server has by default. */
const engineRoom = 10;
const readersRoom = 6;

const patience = {
  /** Until a connection is made, or one of a pool comes free. */
  connectMs: 5_000,
  /** Longer than a statement may wait for a lock. */
  silenceMs: 8_000,
  /** A statement of a person's read. */
  readMs: 5_000,
};

/**
 * Connects, and makes sure that the server is one we can work with: PostgreSQL 15 or newer, and no pooler in between
 * that would swallow notifications. A connection whose statement gets no byte for `silenceMs` is given up as lost: a
 * server that vanished without a word would otherwise hold up everything for a quarter of an hour.
 *
 * @throws DatabaseError with one line for a person
 */
export async function createDatabase(url: Secret, limits: Partial<typeof patience> = {}): Promise<Database> {
  const connectionString = url.reveal();
  const { connectMs, silenceMs, readMs } = { ...patience, ...limits };
  const shared = { connectionString, connectMs, silenceMs };
  const pool = openPool({ ...shared, name: "clb-function-console", max: engineRoom, limits: engineLimits });
  const readers = openPool({
    ...shared,
    name: "clb-function-console readers",
    max: readersRoom,
    limits: webLimits(readMs),
  });
  const close = async () => {
    await Promise.all([pool.end(), readers.end()]);
  };
  try {
    await checkServer(pool, placeOf(connectionString));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    pool,
    query: drizzle(pool),
    read: (work, signal) => readThrough(readers, work, signal),
    listen: (channel, handlers) => listen(connectionString, channel, handlers, connectMs),
    close,
  };
}

async function checkServer(pool: pg.Pool, place: string): Promise<void> {
  const clients: pg.PoolClient[] = [];
  try {
    const first = await pool.connect();
    clients.push(first);
    const second = await pool.connect();
    clients.push(second);
    const { rows } = await first.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(rows[0]?.version) < oldestServer) {
      throw new DatabaseError("too-old", `The database at ${place} is older than PostgreSQL 15, which is needed`);
    }
    await refusePooler(first, second);
  } catch (error) {
    throw error instanceof DatabaseError ? error : explainConnectFailure(error, place);
  } finally {
    for (const client of clients) client.release();
  }
}
