import type { ClientBase } from "pg";

type Limits = Readonly<Record<string, string>>;

/** How soon the server notices that a connection was closed while it works for it. */
export const noticeMs = 250;

/** A connection that is lost without a word is closed by the server too. A pooler in between answers for itself. */
const tcp: Limits = {
  tcp_keepalives_idle: "3s",
  tcp_keepalives_interval: "1s",
  tcp_keepalives_count: "3",
  tcp_user_timeout: "6s",
};

/**
 * A connection that goes dark in the middle of a transaction would keep its locks for as long as TCP waits for it: hours.
 * All are shorter than a lease, so that nobody loses one by waiting for somebody who is gone.
 */
export const engineLimits: Limits = { ...tcp, idle_in_transaction_session_timeout: "3s", lock_timeout: "3s" };

export function webLimits(statementMs: number): Limits {
  return { ...engineLimits, statement_timeout: `${statementMs}ms` };
}

/** Not every platform can do it. */
const perhaps: Limits = { client_connection_check_interval: `${noticeMs}ms` };

/**
 * Sets limits on a connection, whatever its role has of its own. Not in the startup message: poolers refuse what they don't know
 * there.
 */
export async function setLimits(client: ClientBase, limits: Limits, wherePossible = perhaps): Promise<void> {
  try {
    await set(client, { ...limits, ...wherePossible });
  } catch (error) {
    const refused = error instanceof Error && "code" in error && error.code === "22023";
    if (!refused) throw error;
    await set(client, limits);
  }
}

async function set(client: ClientBase, limits: Limits): Promise<void> {
  const each = "select set_config(key, value, false) from json_each_text($1)";
  await client.query(each, [JSON.stringify(limits)]);
}

/** Lets a connection take its time, though its role may not: a migration waits for another one, or rewrites a large table. */
export async function liftLimits(client: ClientBase): Promise<void> {
  await setLimits(client, tcp);
  // Servers know more of them from version to version.
  await client.query(`select set_config(name, '0', false) from pg_settings where name in ('statement_timeout',
    'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')`);
}
