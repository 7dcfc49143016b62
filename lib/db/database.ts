import { Socket } from "node:net";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { DatabaseError, explainConnectFailure } from "#lib/db/failure.ts";
import { type Listener, type ListenerHandlers, listen } from "#lib/db/listener.ts";
import { refusePooler } from "#lib/db/pooler.ts";
import * as schema from "#lib/db/schema.ts";
import { orAborted } from "#lib/or-aborted.ts";
import type { Secret } from "#lib/secret.ts";

/** Statements through the pool. Several as one: `inTransaction`. */
export type Query = Omit<NodePgDatabase<typeof schema>, "transaction"> & { $client: pg.Pool };

/** The one database of a process. */
export interface Database {
  /** Queries through the pool. */
  query: Query;
  pool: pg.Pool;
  /** Runs the statements of a person's read; they end when the signal fires, for then nobody waits for them any more. */
  read<Result>(work: (query: Query) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** Hears a channel on a connection of its own that is made anew when lost. */
  listen(channel: string, handlers: ListenerHandlers): Listener;
  /** Ends the pool. Listeners are closed by whoever opened them. */
  close(): Promise<void>;
}

const oldestServer = 150_000;
/** Longer than any statement of ours takes. */
const longestSilenceMs = 15_000;

/**
 * Connects, and makes sure that the server is one we can work with: PostgreSQL 15 or newer, and no pooler in between
 * that would swallow notifications. A connection whose statement gets no byte for `silenceMs` is given up as lost: a
 * server that vanished without a word would otherwise hold up everything for a quarter of an hour.
 *
 * @throws DatabaseError with one line for a person
 */
export async function createDatabase(url: Secret, { silenceMs = longestSilenceMs } = {}): Promise<Database> {
  const connectionString = url.reveal();
  const pool = new pg.Pool({
    connectionString,
    application_name: "clb-function-console",
    max: 10,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    stream: () => impatientSocket(silenceMs),
  });
  // A lost connection is replaced by the pool, and its statements fail. Without these handlers it would end the process:
  // the first hears of idle ones, the second of those that are lent out.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await checkServer(pool, placeOf(connectionString));
  } catch (error) {
    await pool.end();
    throw error;
  }
  const query = drizzle(pool, { schema });
  return {
    pool,
    query,
    read: (work, signal) => orAborted(work(query), signal),
    listen: (channel, handlers) => listen(connectionString, channel, handlers),
    close: () => pool.end(),
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

/** Idle connections of the pool are closed sooner, so only a statement that is under way can be this silent. */
function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => socket.destroy(new Error("the database gave no sign of life")));
  return socket;
}

function placeOf(connectionString: string): string {
  const { host, pathname } = new URL(connectionString);
  return `${host}${pathname}`;
}
