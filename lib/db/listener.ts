import pg from "pg";
import { engineLimits, setLimits } from "#lib/db/limits.ts";

export interface ChannelListener {
  /** False while the connection is lost and being replaced. */
  connected(): boolean;
  close(): Promise<void>;
}

export interface ListenerHandlers {
  message(payload: string): void;
  /** Called after each LISTEN, including the first: earlier notifications were missed. */
  listening(): void;
}

const firstWaitMs = 50;
const longestWaitMs = 5_000;
/** A dead peer is detected only by sending it something. */
const pingEveryMs = 10_000;

/**
 * Listens on one channel with a connection of its own, outside the pool, and replaces it whenever it is lost.
 */
export function listen(
  connectionString: string,
  channel: string,
  handlers: ListenerHandlers,
  connectMs: number,
): ChannelListener {
  let client: pg.Client | null = null;
  let connected = false;
  let closed = false;
  let waitMs = firstWaitMs;
  let timer: NodeJS.Timeout | undefined;

  function lost(which: pg.Client): void {
    if (client !== which) return;
    client = null;
    connected = false;
    clearTimeout(timer);
    void which.end().catch(() => undefined);
    if (closed) return;
    timer = setTimeout(connect, waitMs * (0.75 + Math.random() / 2));
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }

  async function ping(which: pg.Client): Promise<void> {
    try {
      await which.query("select 1");
      if (client === which) timer = setTimeout(ping, pingEveryMs, which);
    } catch {
      lost(which);
    }
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString,
      application_name: "clb-function-console events",
      connectionTimeoutMillis: connectMs,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client = fresh;
    fresh.on("error", () => lost(fresh));
    fresh.on("end", () => lost(fresh));
    fresh.on("notification", ({ payload }) => handlers.message(payload ?? ""));
    try {
      await fresh.connect();
      await setLimits(fresh, engineLimits);
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch {
      lost(fresh);
      return;
    }
    if (client !== fresh) return;
    connected = true;
    waitMs = firstWaitMs;
    timer = setTimeout(ping, pingEveryMs, fresh);
    handlers.listening();
  }

  void connect();

  return {
    connected: () => connected,
    async close() {
      closed = true;
      connected = false;
      clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
