import { sql } from "drizzle-orm";
import { afterAll, afterEach, expect, it } from "vitest";
import { createDatabase, type Database, type Query } from "#lib/db/database.ts";
import { isDatabaseAway, isDatabaseBusy } from "#lib/db/failure.ts";
import { databaseAnswers } from "#lib/db/health.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { eventually } from "#lib/testing/until.ts";

const { url } = await createTestDatabase();
/** A shorter limit would close the connections that the flood uses. */
const database = await createDatabase(url, { readMs: 30_000, silenceMs: 60_000 });
const hasty = await createDatabase(url, { readMs: 200 });
const crowded = await createDatabase(url, { connectMs: 2_000, readMs: 30_000 });
afterAll(() => Promise.all([database, hasty, crowded].map((each) => each.close())));

let reader = new AbortController();
afterEach(() => {
  reader.abort();
  reader = new AbortController();
});

const slow = (query: Query) => query.execute(sql`select pg_sleep(60)`);

function read(on: Database): Promise<unknown> {
  return on.read(slow, reader.signal).catch((error: unknown) => error);
}

/** Number of statements that the server is running for readers of this database. */
async function underWay(): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(
    "select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and query like '%pg_sleep(60)'",
  );
  return Number(rows[0]?.count);
}

it("a flood of slow reads takes no connection of the engine, and health stays ok", async () => {
  const flood = Array.from({ length: 40 }, () => read(database));
  await eventually(async () => expect(await underWay()).toBeGreaterThan(3));
  await Promise.all(Array.from({ length: 30 }, () => inTransaction(database.query, (tx) => tx.execute(sql`select 1`))));
  expect(await databaseAnswers(database)).toBe(true);
  reader.abort();
  await Promise.all(flood);
});

it("a read that gets no connection in time fails with that reason", async () => {
  const flood = Array.from({ length: 6 }, () => read(crowded));
  await eventually(async () => expect(await underWay()).toBe(6));
  expect(isDatabaseBusy(await read(crowded))).toBe(true);
  reader.abort();
  await Promise.all(flood);
});

it("so does a write", async () => {
  const open = new AbortController();
  const until = new Promise((resolve) => open.signal.addEventListener("abort", resolve));
  let held = 0;
  const holders = Array.from({ length: 10 }, () =>
    inTransaction(crowded.query, async (tx) => {
      await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
      held += 1;
      return until;
    }),
  );
  await eventually(() => expect(held).toBe(10));
  const refused = await Promise.allSettled([
    inTransaction(crowded.query, (tx) => tx.execute(sql`select 1`)),
    crowded.query.execute(sql`select 1`),
  ]);
  open.abort();
  await Promise.allSettled(holders);
  expect(refused.map((each) => each.status === "rejected" && isDatabaseBusy(each.reason))).toEqual([true, true]);
});

it("a read that takes too long is cancelled and fails with that reason", async () => {
  const ended = await hasty.read(slow).catch((error: unknown) => error);
  expect(isDatabaseBusy(ended)).toBe(true);
  expect(isDatabaseAway(await hasty.read(slow).catch((error: unknown) => error))).toBe(true);
  expect((await hasty.read((query) => query.execute(sql`select 1 as one`))).rows).toEqual([{ one: 1 }]);
});

it("a read whose reader has left is cancelled on the server", async () => {
  const left = Array.from({ length: 12 }, () => read(database));
  await eventually(async () => expect(await underWay()).toBeGreaterThan(3));
  const reason = new Error("left");
  reader.abort(reason);
  expect(await Promise.all(left)).toEqual(left.map(() => reason));
  // The next read gets a connection as soon as one of those has ended on the server.
  expect((await database.read((query) => query.execute(sql`select 1 as one`))).rows).toEqual([{ one: 1 }]);
  await eventually(async () => expect(await underWay()).toBe(0));
});

it("a connection that comes free for a reader that has left goes to the next one", async () => {
  const connections = async () => {
    const { rows } = await database.pool.query<{ pids: number[] }>(
      "select array_agg(pid order by pid) as pids from pg_stat_activity where application_name like '% readers' and datname = current_database()",
    );
    return rows[0]?.pids;
  };
  const holding = new AbortController();
  const open = Promise.withResolvers<void>();
  const before: number[] = [];
  const busy = Array.from({ length: 6 }, () =>
    database.read(async (query) => {
      const { rows } = await query.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      before.push(...rows.map(({ pid }) => pid));
      await open.promise;
    }, holding.signal),
  );
  await eventually(() => expect(before).toHaveLength(6));
  const waiting = Array.from({ length: 12 }, () => read(database));
  reader.abort();
  await Promise.all(waiting);
  open.resolve();
  await Promise.all(busy);
  expect((await database.read((query) => query.execute(sql`select 1 as one`))).rows).toEqual([{ one: 1 }]);
  // Those that an earlier test cancelled may still be ending.
  await eventually(async () => expect(await connections()).toEqual(before.toSorted((one, other) => one - other)));
});

it("a read may be a transaction on its connection", async () => {
  const answer = await database.read((query) =>
    inTransaction(query, (tx) => tx.execute<{ mode: string }>(sql`show transaction_read_only`), {
      accessMode: "read only",
    }),
  );
  expect(answer.rows).toEqual([{ transaction_read_only: "on" }]);
});
