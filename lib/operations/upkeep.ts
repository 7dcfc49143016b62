import type pg from "pg";
import type { Database } from "#lib/db/database.ts";
import { liftLimits } from "#lib/db/limits.ts";
import { patientClient } from "#lib/db/patient-client.ts";
import { makeSearchIndex } from "#lib/db/search-index.ts";
import { functionsSearch } from "#lib/inventory/stored/named.ts";
import { rulesSearch } from "#lib/inventory/stored/rules-list.ts";
import { forgetSteps } from "#lib/operations/store/retention.ts";
import { foldOlder, operationsSearch } from "#lib/operations/store/search-index.ts";
import { orAborted } from "#lib/or-aborted.ts";

interface UpkeepDeps {
  database: Database;
  /** Days for which the steps of an ended operation are kept; null for ever. */
  historyDays: number | null;
  log: { warn(context: object, message: string): void };
  everyMs?: number;
}

export interface Upkeep {
  /** Waits for the current round. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Key of the advisory lock (any unused number) for one process at a time. */
const lockKey = 7_202_611_242;
const hourMs = 3_600_000;

/** Maintains the search indexes and deletes old steps, now and then an hour after each round. */
export function startUpkeep({ database, historyDays, log, everyMs = hourMs }: UpkeepDeps): Upkeep {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let work = round();

  async function attempt(step: () => Promise<void>, trouble: string): Promise<void> {
    if (signal.aborted) return;
    await step().catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, trouble);
    });
  }

  async function round(): Promise<void> {
    const own = patientClient(database);
    client = own;
    await attempt(async () => {
      // pg never settles a connect that is ended meanwhile.
      await orAborted(own.connect(), signal);
      await liftLimits(own);
      const { rows } = await own.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [lockKey]);
      if (!rows[0]?.mine) return;
      await attempt(() => foldOlder(own), "operations of an earlier build can't be searched yet");
      await attempt(async () => {
        await makeSearchIndex(own, operationsSearch);
        await makeSearchIndex(own, rulesSearch);
        await makeSearchIndex(own, functionsSearch);
      }, "searches have no index: let this database have the extension pg_trgm");
      if (historyDays !== null) await attempt(() => forgetSteps(own, historyDays), "old steps are still kept");
    }, "the database's upkeep waits for its next hour");
    if (signal.aborted) return;
    await own.end().catch(() => undefined);
    timer = setTimeout(() => {
      work = round();
    }, everyMs).unref();
  }

  return {
    settled: () => work,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      void client?.end().catch(() => undefined);
      await work;
    },
  };
}
