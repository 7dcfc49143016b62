import { Socket } from "node:net";
import pg from "pg";
import { connectionRefused } from "#lib/db/failure.ts";
import { setLimits } from "#lib/db/limits.ts";

export interface PoolOptions {
  connectionString: string;
  /** As the server lists its connections. */
  name: string;
  max: number;
  limits: Readonly<Record<string, string>>;
  /** How long a connection may take to be made, or to come free. */
  connectMs: number;
  /** A connection whose statement gets no byte for this long is given up as lost. */
  silenceMs: number;
}

/** A pool whose connections all have these limits. */
export function openPool({ connectionString, name, max, limits, connectMs, silenceMs }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    application_name: name,
    max,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    stream: () => impatientSocket(silenceMs),
    onConnect: (client) => setLimits(client, limits),
  });
  // A lost connection is replaced by the pool, and its statements fail. Without these handlers it would end the process:
  // the first hears of idle ones, the second of those that are lent out.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Takes a connection out of a pool; whoever takes it releases it.
 *
 * @throws DatabaseError where none can be made or comes free in time
 */
export async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw connectionRefused(error, pool.options.connectionString ?? "");
  }
}

/** Idle connections of the pool are closed sooner, so only a statement that is under way can be this silent. */
function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => socket.destroy(new Error("the database gave no sign of life")));
  return socket;
}
