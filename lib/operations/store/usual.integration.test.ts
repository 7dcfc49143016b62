import { afterAll, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { readUsual } from "#lib/operations/store/usual.ts";
import { historyIn } from "#lib/operations/testing/history.ts";
import { testBed } from "#lib/operations/testing/setup.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query, pool } = database;
const { store, end } = historyIn(database);

afterAll(() => database.close());

/** As if the cloud had worked on it for so many seconds. */
async function worked(seconds: number, state: "succeeded" | "failed" = "succeeded"): Promise<void> {
  const id = await end(await store(), state);
  await pool.query(
    `insert into transitions (operation_id, version, "from", "to", cause, at) values
       ($1, 2, 'queued', 'submitting', 'its-turn', now()), ($1, 3, 'submitting', 'running', 'accepted', now()),
       ($1, 4, 'running', 'verifying', 'task-succeeded', now() + $2 * interval '1 second')`,
    [id, seconds],
  );
}

it("is the median of the last successes of a kind, once there are five", async () => {
  for (const seconds of [2, 3, 90, 4]) await worked(seconds);
  await worked(1_000, "failed");
  expect(await readUsual(query, "settings")).toEqual({});
  await worked(5);
  expect(await readUsual(query, "settings")).toEqual({ bind: 4_000 });
  expect(await readUsual(query, "another")).toEqual({});
  for (let newer = 0; newer < 50; newer++) await worked(7);
  expect(await readUsual(query, "settings")).toEqual({ bind: 7_000 });
});

it("is left out of the overview and of lists while it can't be read", async () => {
  const bed = await testBed();
  await bed.database.pool.query("alter table transitions rename to hidden");
  const engine = bed.startEngine(1_500);
  expect(await engine.overview()).toMatchObject({ usualMs: {}, all: { total: 0 } });
  expect(await engine.list({})).toMatchObject({ usualMs: {}, total: 0 });
});
