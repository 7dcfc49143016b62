import pg from "pg";
import type { Database } from "#lib/db/database.ts";
import { forgetSteps } from "#lib/operations/store/retention.ts";
import { foldOlder, makeSearchIndex } from "#lib/operations/store/search-index.ts";

interface UpkeepDeps {
  database: Database;
  /** For how many days the steps of an operation that ended are kept; null for ever. */
  historyDays: number | null;
  log: { warn(context: object, message: string): void };
  everyMs?: number;
}

export interface Upkeep {
  /** Waits for what is under way. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Any number that nothing else locks: one process at a time is enough. */
const lockKey = 7_202_611_242;
const hourMs = 3_600_000;

/** Keeps the stored operations quick to search and no longer than wanted: once now, and then every hour. */
export function startUpkeep({ database, historyDays, log, everyMs = hourMs }: UpkeepDeps): Upkeep {
  let client: pg.Client | null = null;
  let stopped = false;
  let work = round();
  const timer = setInterval(() => {
    work = work.then(round);
  }, everyMs).unref();

  async function attempt(step: () => Promise<void>, trouble: string): Promise<void> {
    if (stopped) return;
    await step().catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, trouble);
    });
  }

  /** On a connection of its own: a large table needs longer than any other statement may. */
  async function round(): Promise<void> {
    if (stopped) return;
    const own = new pg.Client({ connectionString: database.pool.options.connectionString });
    own.on("error", () => undefined);
    client = own;
    await attempt(async () => {
      await own.connect();
      const { rows } = await own.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [lockKey]);
      if (!rows[0]?.mine) return;
      await attempt(() => foldOlder(own), "operations of an earlier build can't be searched yet");
      await attempt(() => makeSearchIndex(own), "searches have no index: let this database have the extension pg_trgm");
      if (historyDays !== null) await attempt(() => forgetSteps(own, historyDays), "old steps are still kept");
    }, "the database's upkeep waits for its next hour");
    await own.end().catch(() => undefined);
  }

  return {
    settled: () => work,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await client?.end().catch(() => undefined);
      await work;
    },
  };
}
