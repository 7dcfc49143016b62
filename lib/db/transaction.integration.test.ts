import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { isDatabaseBusy, isTransient } from "#lib/db/failure.ts";
import { setLimits } from "#lib/db/limits.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { openLine } from "#lib/db/testing/line.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { Secret } from "#lib/secret.ts";
import { eventually } from "#lib/testing/until.ts";

const { url } = await createTestDatabase();
const admin = await createDatabase(url);
const line = await openLine(url.reveal());
const database = await createDatabase(new Secret(line.url), { silenceMs: 300 });

afterAll(async () => {
  line.mute = false;
  await database.close();
  await admin.close();
  line.close();
});

function attempt(on: Database): Promise<unknown> {
  return inTransaction(on.query, (tx) => tx.execute(sql`select 1`));
}

/** Repeated: on a busy machine the database may be silent for longer than the limit. */
function one(on: Database): Promise<unknown> {
  return eventually(() => attempt(on));
}

describe("a database that goes away", () => {
  it("during a transaction fails that transaction, not the process", async () => {
    const { query } = database;
    const lost = inTransaction(query, async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await admin.pool.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
      await tx.execute(sql`select 1`);
    });
    await expect(lost).rejects.toThrow();
    await one(database);
  });

  it("repeatedly at the begin of transactions leaves the pool all its connections", async () => {
    line.fateOf = (statement) => (statement.includes("begin") ? "is-lost" : "passes");
    const begun = await Promise.allSettled(Array.from({ length: 30 }, () => attempt(database)));
    line.fateOf = () => "passes";
    expect(begun.map(({ status }) => status)).toEqual(Array(30).fill("rejected"));
    await one(database);
  });

  it("silently is given up after the time limit", async () => {
    line.mute = true;
    await expect(attempt(database)).rejects.toThrow();
    line.mute = false;
    await one(database);
  });

  it("silently during a transaction keeps no lock for longer than seconds", async () => {
    await admin.pool.query("create table locked as select 1 as id");
    line.fateOf = (statement) => (statement.includes("update locked") ? "goes-dark" : "passes");
    const dark = inTransaction(database.query, (tx) => tx.execute(sql`update locked set id = 2`));
    await expect(dark).rejects.toThrow();
    line.fateOf = () => "passes";
    const begun = performance.now();
    await eventually(() => inTransaction(admin.query, (tx) => tx.execute(sql`update locked set id = 3`)));
    expect(performance.now() - begun).toBeLessThan(20_000);
    const { rows } = await admin.pool.query("select id from locked");
    expect(rows).toEqual([{ id: 3 }]);
  });
});

describe("a lock held by another transaction", () => {
  it("fails the statement that waits for it within seconds, as a transient error", async () => {
    await admin.pool.query("create table kept as select 1 as id");
    const holder = await admin.pool.connect();
    await holder.query("begin");
    await holder.query("set idle_in_transaction_session_timeout = 0");
    await holder.query("lock table kept");
    const waited = await admin.query.execute(sql`update kept set id = 2`).catch((error: unknown) => error);
    await holder.query("rollback");
    holder.release();
    expect(isDatabaseBusy(waited)).toBe(true);
    expect(isTransient(waited)).toBe(true);
  });
});

describe("limits on a connection", () => {
  it("override those of its role, except those that the server doesn't support", async () => {
    const client = await admin.pool.connect();
    await client.query("set lock_timeout = 0");
    await setLimits(client, { lock_timeout: "7s" }, { client_connection_check_interval: "-1" });
    const { rows } = await client.query("show lock_timeout");
    client.release(true);
    expect(rows).toEqual([{ lock_timeout: "7s" }]);
  });
});
