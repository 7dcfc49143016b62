import { afterAll, expect, it } from "vitest";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { DatabaseError } from "#lib/db/failure.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing.ts";
import { startPooler } from "#lib/db/testing-pooler.ts";
import { Secret } from "#lib/secret.ts";

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

it("is brought up to date once by any number of processes that start together", async () => {
  const others = await Promise.all(Array.from({ length: 4 }, () => createDatabase(url)));
  await Promise.all([database, ...others].map((each) => migrate(each)));
  await migrate(database);
  const { rows } = await database.pool.query("select to_regclass('operations') is not null as there");
  expect(rows).toEqual([{ there: true }]);
  await Promise.all(others.map((each: Database) => each.close()));
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
