import { Socket } from "node:net";
import pg from "pg";
import { connectionRefused } from "#lib/db/failure.ts";
import { setLimits } from "#lib/db/limits.ts";

export interface PoolOptions {
  connectionString: string;
  /** `application_name` of its connections. */
  name: string;
  max: number;
  limits: Readonly<Record<string, string>>;
  /** Limit for making a connection, and for waiting for a free one. */
  connectMs: number;
  /** A connection whose statement receives no byte for this long is closed as lost. */
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
  // A lost connection is replaced by the pool, and its statements fail. Without these handlers its error would end the
  // process: the first one is for idle connections, the second for those checked out.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Checks a connection out of a pool; the caller must release it.
 *
 * @throws DatabaseError if none can be made or comes free in time
 */
export async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw connectionRefused(error, pool.options.connectionString ?? "");
  }
}

/** Socket that is closed after `silenceMs` without a byte. The pool closes idle ones sooner, so only a statement can hit it. */
function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silenceMs, () => socket.destroy(new Error("the database gave no sign of life")));
  return socket;
}
