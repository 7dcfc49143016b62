import type { ClientBase } from "pg";

type Limits = Readonly<Record<string, string>>;

/** How often the server checks, during a statement, whether its client has closed the connection. */
export const noticeMs = 250;

/** Keep-alive probes with which the server finds and closes dead connections. A pooler in between answers them itself. */
const tcp: Limits = {
  tcp_keepalives_idle: "3s",
  tcp_keepalives_interval: "1s",
  tcp_keepalives_count: "3",
  tcp_user_timeout: "6s",
};

/**
 * A connection that dies within a transaction would otherwise keep its locks until TCP gives up, which takes hours. All
 * limits are shorter than a lease, so that no lease is lost by waiting for a dead connection.
 */
export const engineLimits: Limits = { ...tcp, idle_in_transaction_session_timeout: "3s", lock_timeout: "3s" };

export function webLimits(statementMs: number): Limits {
  return { ...engineLimits, statement_timeout: `${statementMs}ms` };
}

/** Not available on every platform. */
const perhaps: Limits = { client_connection_check_interval: `${noticeMs}ms` };

/**
 * Sets limits on a connection, overriding those of its role. They can't go into the startup message, where poolers refuse
 * unknown parameters.
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

/** Removes a role's time limits for a connection: a migration may wait for another one, or rewrite a large table. */
export async function liftLimits(client: ClientBase): Promise<void> {
  await setLimits(client, tcp);
  // Newer servers have more of these settings.
  await client.query(`select set_config(name, '0', false) from pg_settings where name in ('statement_timeout',
    'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')`);
}
