import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { DatabaseError, isDatabaseAway } from "#lib/db/failure.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { openLine } from "#lib/db/testing/line.ts";
import { startPooler } from "#lib/db/testing/pooler.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { Secret } from "#lib/secret.ts";
import { eventually } from "#lib/testing/until.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
afterAll(() => database.close());

async function refusal(address: string): Promise<DatabaseError> {
  const opened = await createDatabase(new Secret(address)).catch((error: unknown) => error);
  if (!(opened instanceof DatabaseError)) throw new Error("it was not refused");
  return opened;
}

function elsewhere(change: (to: URL) => void): string {
  const to = new URL(url.reveal());
  change(to);
  return to.href;
}

it("is migrated once by any number of processes that start together", async () => {
  const others = await Promise.all(Array.from({ length: 4 }, () => createDatabase(url)));
  await Promise.all([database, ...others].map((each) => migrate(each)));
  await migrate(database);
  const { rows } = await database.pool.query("select to_regclass('operations') is not null as there");
  expect(rows).toEqual([{ there: true }]);
  await Promise.all(others.map((each: Database) => each.close()));
});

it("refuses a database migrated by a newer build, in one line", async () => {
  const other = await createTestDatabase();
  const later = await createDatabase(other.url);
  await migrate(later);
  await later.pool.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) select 'later', max(created_at) + 1 from drizzle.__drizzle_migrations",
  );
  const error = await migrate(later).catch((refused: unknown) => refused);
  await later.close();
  expect(error).toMatchObject({ name: "DatabaseError", reason: "newer-schema" });
  expect(String(error)).toMatch(/test_\w+ was brought up to date by a later version of the console: [^\n]+$/);
});

it("lets a migration wait without a time limit, whatever limits its role has", async () => {
  const other = await createTestDatabase();
  const { pathname } = new URL(other.url.reveal());
  const admin = await createDatabase(other.url);
  const settings = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
  for (const each of settings) await admin.pool.query(`alter database ${pathname.slice(1)} set ${each} = '50ms'`);
  const folder = await mkdtemp(join(tmpdir(), "migrations-"));
  await mkdir(join(folder, "meta"));
  const entries = [{ idx: 0, version: "7", when: 1, tag: "0000_slow", breakpoints: true }];
  await writeFile(join(folder, "meta/_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }));
  await writeFile(join(folder, "0000_slow.sql"), "create table slow as select pg_sleep(0.3)::text as nothing");
  const limited = await createDatabase(other.url);
  await Promise.all([migrate(limited, folder), migrate(limited, folder)]);
  await rm(folder, { recursive: true });
  expect((await limited.pool.query("select nothing from slow")).rows).toHaveLength(1);
  await Promise.all([admin.close(), limited.close()]);
});

describe("a server that accepts connections and never answers", () => {
  async function silentServer(): Promise<{ port: number; close(): void }> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    return {
      port,
      close() {
        for (const socket of sockets) socket.destroy();
        server.close();
      },
    };
  }

  it("is an error of one line at the start", async () => {
    const silent = await silentServer();
    const address = elsewhere((to) => Object.assign(to, { port: String(silent.port) }));
    const opened = await createDatabase(new Secret(address), { connectMs: 300 }).catch((error: unknown) => error);
    expect(opened).toMatchObject({ reason: "unreachable" });
    expect(String(opened)).toMatch(/can't be reached \(no answer in time\): start it or correct DATABASE_URL$/);
    silent.close();
  });

  it("is a DatabaseError later, and the listener keeps trying", async () => {
    const line = await openLine(url.reveal());
    const later = await createDatabase(new Secret(line.url), { connectMs: 300, silenceMs: 300 });
    let heard = 0;
    line.mute = true;
    const listener = later.listen("silence", { message: () => undefined, listening: () => (heard += 1) });
    const statement = await later.read((query) => query.execute(sql`select 1`)).catch((error: unknown) => error);
    const transaction = await inTransaction(later.query, async () => 1).catch((error: unknown) => error);
    expect([statement, transaction].map(isDatabaseAway)).toEqual([true, true]);
    expect(await migrate(later).catch((error: unknown) => error)).toMatchObject({ reason: "unreachable" });
    expect(heard).toBe(0);
    line.mute = false;
    await eventually(() => expect(heard).toBe(1));
    await listener.close();
    await later.close();
    line.close();
  });
});

it("says in one line what can't be reached, and never the password", async () => {
  const error = await refusal(elsewhere((to) => Object.assign(to, { port: "1", password: "hunter2" })));
  expect(error.reason).toBe("unreachable");
  expect(error.message).toMatch(/^The database at 127\.0\.0\.1:1\/test_\w+ can't be reached \(ECONNREFUSED\): .+$/);
});

it.each([
  ["a wrong password", (to: URL) => Object.assign(to, { password: "hunter2" })],
  ["a database that isn't there", (to: URL) => Object.assign(to, { pathname: "/nowhere" })],
])("says in one line that it was refused: %s", async (_what, change) => {
  const error = await refusal(elsewhere(change));
  expect(error.reason).toBe("refused");
  expect(error.message).not.toMatch(/\n|hunter2/);
});

it.each([1, 2, 3])("refuses a pooler in transaction mode with %i server connections", async (size) => {
  const pooler = await startPooler(url.reveal(), size);
  try {
    const error = await refusal(pooler.url);
    expect(error.reason).toBe("pooler");
  } finally {
    await pooler.close();
  }
});
