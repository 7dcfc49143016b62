import { afterAll, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { readDetail } from "#lib/operations/store/read.ts";
import { historyIn } from "#lib/operations/testing/history.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query, pool } = database;
const { store } = historyIn(database);

afterAll(() => database.close());

async function queueOf(id: number | undefined) {
  const queue = (await readDetail(query, "settings", id ?? 0))?.queue;
  if (!queue) return null;
  const { position, inFlight, ahead, behind, behindCount } = queue;
  const ids = (items: readonly { id: string }[]) => items.map((item) => Number(item.id));
  return { position, inFlight: inFlight && Number(inFlight.id), ahead: ids(ahead), behind: ids(behind), behindCount };
}

it("is the operation in flight, and the three nearest of either side, of the same load balancer", async () => {
  const ids: number[] = [];
  for (let place = 0; place < 10; place++) ids.push(await store());
  await pool.query("update operations set load_balancer_id = 'lb-shared'");
  await store();
  const [first, ...queued] = ids;
  await pool.query("update operations set state = 'running' where id = $1", [first]);

  expect(await queueOf(queued[5])).toEqual({
    position: 6,
    inFlight: first,
    ahead: queued.slice(2, 5),
    behind: queued.slice(6),
    behindCount: 3,
  });
  const neighbour = await readDetail(query, "settings", queued[4] ?? 0);
  const detail = await readDetail(query, "settings", queued[5] ?? 0);
  const { id, state, kind, rule } = neighbour?.operation ?? {};
  expect(detail?.queue?.ahead.at(-1)).toEqual({ id, state, kind, rule });
  expect(await queueOf(first)).toEqual({
    position: 0,
    inFlight: null,
    ahead: [],
    behind: queued.slice(0, 3),
    behindCount: 9,
  });
  await pool.query("update operations set state = 'verifying' where id = $1", [first]);
  expect(await queueOf(first)).toBeNull();
  expect(await queueOf(queued[0])).toMatchObject({ position: 1, inFlight: null, ahead: [] });
});
