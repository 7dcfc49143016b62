import { sql } from "drizzle-orm";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { createDatabase, type Query } from "#lib/db/database.ts";
import { isDatabaseAway, isDatabaseBusy } from "#lib/db/failure.ts";
import { databaseAnswers } from "#lib/db/health.ts";
import { createTestDatabase } from "#lib/db/testing.ts";
import { inTransaction } from "#lib/db/transaction.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url, { connectMs: 500, readMs: 20_000 });
const hasty = await createDatabase(url, { readMs: 200 });
afterAll(() => Promise.all([database.close(), hasty.close()]));

let reader = new AbortController();
afterEach(() => {
  reader.abort();
  reader = new AbortController();
});

const slow = (query: Query) => query.execute(sql`select pg_sleep(60)`);

function read(work: (query: Query) => Promise<unknown>): Promise<unknown> {
  return database.read(work, reader.signal).catch((error: unknown) => error);
}

/** Statements that the server works on for readers of this database. */
async function underWay(): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(
    "select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and query like '%pg_sleep(60)'",
  );
  return Number(rows[0]?.count);
}

it("a flood of slow reads takes no connection of the engine's, and turns no health red", async () => {
  const flood = Array.from({ length: 40 }, () => read(slow));
  await vi.waitFor(async () => expect(await underWay()).toBeGreaterThan(3), 10_000);
  await Promise.all(Array.from({ length: 30 }, () => inTransaction(database.query, (tx) => tx.execute(sql`select 1`))));
  expect(await databaseAnswers(database)).toBe(true);
  reader.abort();
  await Promise.all(flood);
});

it("a read that finds no room in time is told so", async () => {
  const flood = Array.from({ length: 40 }, () => read(slow));
  const refused = await Promise.race(flood);
  expect(isDatabaseBusy(refused)).toBe(true);
  reader.abort();
  await Promise.all(flood);
});

it("so is a write", async () => {
  const open = new AbortController();
  const until = new Promise((resolve) => open.signal.addEventListener("abort", resolve));
  const holders = Array.from({ length: 10 }, () => inTransaction(database.query, () => until));
  const refused = await inTransaction(database.query, (tx) => tx.execute(sql`select 1`)).catch((error) => error);
  expect(isDatabaseBusy(refused)).toBe(true);
  const plain = await database.query.execute(sql`select 1`).catch((error) => error);
  expect(isDatabaseBusy(plain)).toBe(true);
  open.abort();
  await Promise.all(holders);
});

it("a read that takes too long is ended, and told so", async () => {
  const ended = await hasty.read(slow).catch((error: unknown) => error);
  expect(isDatabaseBusy(ended)).toBe(true);
  expect(isDatabaseAway(await hasty.read(slow).catch((error: unknown) => error))).toBe(true);
  expect((await hasty.read((query) => query.execute(sql`select 1 as one`))).rows).toEqual([{ one: 1 }]);
});

it("a read whose reader has left ends on the server, and its connection counts until then", async () => {
  const left = Array.from({ length: 12 }, () => read(slow));
  await vi.waitFor(async () => expect(await underWay()).toBeGreaterThan(3), 10_000);
  const reason = new Error("left");
  reader.abort(reason);
  expect(await Promise.all(left)).toEqual(left.map(() => reason));
  // The next ones wait until those have ended on the server.
  expect((await database.read((query) => query.execute(sql`select 1 as one`))).rows).toEqual([{ one: 1 }]);
  expect(await underWay()).toBe(0);
});

it("a read may be a transaction, on its one connection", async () => {
  const answer = await database.read((query) =>
    inTransaction(query, (tx) => tx.execute<{ mode: string }>(sql`show transaction_read_only`), {
      accessMode: "read only",
    }),
  );
  expect(answer.rows).toEqual([{ transaction_read_only: "on" }]);
});
