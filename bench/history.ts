import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { fill, rare } from "#bench/history-rows.ts";
import { withFolder } from "#bench/stack.ts";
import { mean, median } from "#bench/statistics.ts";
import type { Figure, Table } from "#bench/table.ts";
import type { Overview } from "#lib/api/contract/operation.ts";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { startPostgres } from "#lib/db/embedded/postgres.ts";
import { migrate } from "#lib/db/migrate.ts";
import { makeSearchIndex } from "#lib/db/search-index.ts";
import { defaultLimits } from "#lib/operations/limits.ts";
import { SharedAnswers } from "#lib/operations/shared-answers.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { listOperations } from "#lib/operations/store/list.ts";
import { readOverview } from "#lib/operations/store/overview.ts";
import { operationsSearch } from "#lib/operations/store/search-index.ts";
import { readSeenCodes } from "#lib/operations/store/seen-codes.ts";
import { recordEvent } from "#lib/operations/store/transition.ts";
import { readUsual } from "#lib/operations/store/usual.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { Secret } from "#lib/secret.ts";

const sizes = [1_000, 100_000, 1_000_000];
const runs = 9;
const longestMs = 100;
const longestPerEventMs = 20;
/** The most that the budget of calls allows. */
const eventsPerSecond = 19;
const seconds = 4;
const lives = 100;
/** Long, because filling or indexing a million rows sends no byte for minutes. */
const silenceMs = 600_000;

async function timed(name: string, read: () => Promise<unknown>): Promise<Figure[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await elapsed(read));
  return [
    { name, value: median(times), unit: "ms", most: longestMs },
    { name: "  slowest", value: Math.max(...times), unit: "ms" },
  ];
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function reads({ query }: Database): Promise<Figure[]> {
  const first = await listOperations(query, "settings", {});
  const before = Number(first.next);
  const loadBalancer = first.items[0]?.loadBalancer.loadBalancerId ?? "";
  const search = (text: string) => () => listOperations(query, "settings", { search: text });
  return [
    ...(await timed("first page", () => listOperations(query, "settings", {}))),
    ...(await timed("next page", () => listOperations(query, "settings", { before }))),
    ...(await timed("filtered by state and kind", () =>
      listOperations(query, "settings", { state: ["failed", "rejected", "unconfirmed"], kind: ["replace"] }),
    )),
    ...(await timed("what needs attention", () => listOperations(query, "settings", { show: "attention" }))),
    ...(await timed("cancelled", () => listOperations(query, "settings", { state: ["cancelled"] }))),
    ...(await timed("a region of few", () => listOperations(query, "settings", { region: "ap-tokyo" }))),
    ...(await timed("a region of most", () => listOperations(query, "settings", { region: "ap-guangzhou" }))),
    ...(await timed("a person of few", () => listOperations(query, "settings", { actor: "zoe" }))),
    ...(await timed("one rule", () =>
      listOperations(query, "settings", { locationId: first.items.at(-1)?.rule.locationId ?? "" }),
    )),
    ...(await timed("search: an id", search(loadBalancer))),
    ...(await timed("search: a rare word", search(rare))),
    ...(await timed("search: one function of thousands", search("webhook-handler-17"))),
    ...(await timed("search: a common word", search("example"))),
    ...(await timed("search: two Chinese characters", search("支付"))),
    ...(await timed("search: two letters", search("qz"))),
    ...(await timed("search: nothing found", search("no-such-thing"))),
    ...(await timed("overview", () => readOverview(query, "settings"))),
    ...(await timed("usual durations", () => readUsual(query, "settings"))),
    ...(await timed("error codes seen", () => readSeenCodes(query, "settings"))),
  ];
}

/** Database time for a number of overviews while operations change. */
async function perEvent({ query }: Database, viewers: number): Promise<Figure> {
  const reading: number[] = [];
  const answers = new SharedAnswers<null, Omit<Overview, "usualMs">>({
    keyOf: () => "",
    async load() {
      const begun = performance.now();
      const overview = await readOverview(query, "settings");
      reading.push(performance.now() - begun);
      return overview;
    },
  });
  const events = eventsPerSecond * seconds;
  for (let event = 0; event < events; event++) {
    answers.changed();
    void Promise.all(Array.from({ length: viewers }, () => answers.ask(null)));
    await pause(1000 / eventsPerSecond);
  }
  await answers.ask(null);
  return {
    name: `database time per event, ${viewers === 1 ? "one overview" : `${viewers} overviews`} open`,
    value: (mean(reading) * reading.length) / events,
    unit: "ms",
    most: longestPerEventMs,
  };
}

/** Writes the rows of an operation's life, from queued to succeeded, as the engine does. */
async function live({ query }: Database, number: number): Promise<void> {
  const setting = { readBackMs: 60_000, limits: defaultLimits, firstPollMs: 400, pollMs: 400, random: 0.5 };
  const place = {
    region: "ap-guangzhou",
    loadBalancerId: `lb-${number}`,
    listenerId: "lbl-1",
    locationId: `loc-${number}`,
  };
  const weighed = (weight: number) => ({
    function: { namespace: "default", name: "order-created", qualifier: "1" },
    weight,
  });
  const identity = { account: "settings", realm: "bench", accountId: "1" };
  const { row } = await insertOperation(query, askInput(identity, place, weighed(10), weighed(20)));
  await recordEvent(query, row.id, null, { event: { type: "checked", finding: "as-reviewed" } }, setting);
  await recordEvent(
    query,
    row.id,
    null,
    { event: { type: "answered", answer: "accepted" }, taskId: row.intentId },
    setting,
  );
  await recordEvent(query, row.id, null, { event: { type: "polled", task: "done" } }, setting);
  await recordEvent(query, row.id, null, { event: { type: "read", rule: "after", sentAgoMs: 900 } }, setting);
}

async function writes(database: Database, name: string, first: number): Promise<Figure> {
  const times: number[] = [];
  for (let number = first; number < first + lives; number++) times.push(await elapsed(() => live(database, number)));
  return { name: `one operation stored from asking to its end, ${name}`, value: median(times), unit: "ms" };
}

/** Runs `work` on a connection of its own. */
async function alone(url: Secret, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url.reveal() });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function ofSize(server: Secret, rows: number): Promise<Table> {
  await alone(server, (client) => client.query(`create database history_${rows}`));
  const url = new URL(server.reveal());
  url.pathname = `/history_${rows}`;
  const secret = new Secret(url.href);
  const database = await createDatabase(secret, { silenceMs });
  try {
    await migrate(database);
    await fill(database, rows);
    const without = await writes(database, "without the search's index", 0);
    const made = await elapsed(() => alone(secret, (client) => makeSearchIndex(client, operationsSearch)));
    const figures = [
      ...(await reads(database)),
      await perEvent(database, 1),
      await perEvent(database, 50),
      without,
      await writes(database, "with it", lives),
      { name: "making the search's index", value: made / 1000, unit: "s" as const },
    ];
    const topic = rows.toLocaleString("en");
    return { title: `${topic} operations (median of ${runs})`, topic, figures };
  } finally {
    await database.close();
  }
}

/** Lists, search and overview over a long history. */
export async function history(): Promise<Table[]> {
  return withFolder(async (dataDir) => {
    const postgres = await startPostgres({ dataDir });
    try {
      const tables: Table[] = [];
      for (const rows of sizes) tables.push(await ofSize(postgres.url, rows));
      return tables;
    } finally {
      await postgres.stop("hard");
    }
  });
}
