import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { createTestDatabase } from "#lib/db/testing.ts";
import { openLine } from "#lib/db/testing-line.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { Secret } from "#lib/secret.ts";

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

function one(on: Database): Promise<unknown> {
  return inTransaction(on.query, (tx) => tx.execute(sql`select 1`));
}

describe("a database that goes away", () => {
  it("within a transaction fails that transaction, and not the process", async () => {
    const { query } = database;
    const lost = inTransaction(query, async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await admin.pool.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
      await tx.execute(sql`select 1`);
    });
    await expect(lost).rejects.toThrow();
    await one(database);
  });

  it("again and again as transactions begin leaves the pool with all its connections", async () => {
    line.fateOf = (statement) => (statement.includes("begin") ? "is-lost" : "passes");
    const begun = await Promise.allSettled(Array.from({ length: 30 }, () => one(database)));
    line.fateOf = () => "passes";
    expect(begun.map(({ status }) => status)).toEqual(Array(30).fill("rejected"));
    await one(database);
  });

  it("without a word is given up after a while", async () => {
    line.mute = true;
    const waiting = one(database);
    await expect(waiting).rejects.toThrow();
    line.mute = false;
    await one(database);
  });
});
