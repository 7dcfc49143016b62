import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { DatabaseError, explainConnectFailure, placeOf } from "#lib/db/failure.ts";
import { engineLimits, webLimits } from "#lib/db/limits.ts";
import { type ChannelListener, type ListenerHandlers, listen } from "#lib/db/listener.ts";
import { openPool } from "#lib/db/pool.ts";
import { refusePooler } from "#lib/db/pooler.ts";
import { readThrough } from "#lib/db/reader.ts";
import type { Secret } from "#lib/secret.ts";

/** Runs statements through a pool or on one of its connections. For a transaction use `inTransaction`. */
export type Query = Omit<NodePgDatabase, "transaction"> & { $client: pg.Pool | pg.PoolClient };

/** The database of a process. The engine, people's reads and the background have pools of their own, so that none waits for another. */
export interface Database {
  /** Queries of the engine, and writes. */
  query: Query;
  /** The engine's pool. */
  pool: pg.Pool;
  /** Queries of the work that nobody waits for: its pool is so small that it takes nothing from the others. */
  background: Query;
  /**
   * Runs a person's read on one connection of the read pool, within seconds. When the signal fires, the reader has left,
   * and its statement is cancelled on the server.
   */
  read<Result>(work: (query: Query) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** Listens on a channel with a connection of its own, which is replaced when lost. */
  listen(channel: string, handlers: ListenerHandlers): ChannelListener;
  /** Ends the pools. Listeners must be closed by their owners. */
  close(): Promise<void>;
}

const oldestServer = 150_000;
/** Connections per pool: with the listener 19 in all, so that five consoles fit in a server's default of 100. */
const engineRoom = 10;
const readersRoom = 6;
const backgroundRoom = 2;

const patience = {
  /** Limit for making a connection, and for waiting for a free one of a pool. */
  connectMs: 5_000,
  /** Must be longer than `lock_timeout`. */
  silenceMs: 8_000,
  /** Limit for a statement of a person's read. */
  readMs: 5_000,
};

/**
 * Connects and checks the server: PostgreSQL 15 or newer, without a pooler that would drop notifications. A connection
 * whose statement receives no byte for `silenceMs` is closed as lost; a vanished server would otherwise block statements
 * for a quarter of an hour (TCP's own limit).
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
  const background = openPool({
    ...shared,
    name: "clb-function-console background",
    max: backgroundRoom,
    limits: engineLimits,
  });
  const close = async () => {
    await Promise.all([pool.end(), readers.end(), background.end()]);
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
    background: drizzle(background),
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
