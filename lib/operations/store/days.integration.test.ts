import { afterAll, expect, it } from "vitest";
import { dayStarts } from "#lib/days.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { readDays } from "#lib/operations/store/days.ts";
import { historyIn } from "#lib/operations/testing/history.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query, pool } = database;
const { store, end, found } = historyIn(database);

afterAll(() => database.close());

const noon = Date.now() - (Date.now() % 86_400_000) + 43_200_000;
const starts = dayStarts("UTC", noon, 3);
const [monday = 0, tuesday = 0, today = 0] = starts;

/** As if it had been requested then, and had taken so many seconds. */
async function requested(at: number, state: Parameters<typeof end>[1] | null, seconds = 1): Promise<void> {
  const id = await store();
  if (state !== null) await end(id, state);
  await pool.query(
    `update operations set created_at = to_timestamp($2::float8 / 1000),
       ended_at = case when ended_at is null then null else to_timestamp($2::float8 / 1000) + $3 * interval '1 second' end
     where id = $1`,
    [id, at, seconds],
  );
}

it("counts what was requested on each day as the list does that its figures link to", async () => {
  await requested(monday - 1, "succeeded");
  await requested(monday, "succeeded", 2);
  await requested(tuesday - 1, "succeeded", 4);
  await requested(tuesday - 1, "failed");
  await requested(tuesday, "rejected");
  await requested(today, "cancelled");
  await requested(today, null);

  const days = await readDays(query, "settings", starts);
  expect(days.map(({ figures }) => figures)).toEqual([
    { total: 3, succeeded: 2, failed: 1, medianMs: 3_000 },
    { total: 1, succeeded: 0, failed: 1, medianMs: null },
    { total: 2, succeeded: 0, failed: 0, medianMs: null },
  ]);
  for (const { from, to, figures } of days) {
    expect(await found({ from, to })).toHaveLength(figures?.total ?? -1);
    expect(await found({ from, to, state: ["succeeded"] })).toHaveLength(figures?.succeeded ?? -1);
    expect(await found({ from, to, state: ["failed", "rejected"] })).toHaveLength(figures?.failed ?? -1);
  }
  expect((await readDays(query, "another", starts)).map(({ figures }) => figures?.total)).toEqual([0, 0, 0]);
});

it("leaves out the figures of a day of which only a part is counted", async () => {
  const counted = (await readDays(query, "settings", starts, 5)).map(({ figures }) => figures?.total ?? null);
  expect(counted).toEqual([null, 1, 2]);
});
