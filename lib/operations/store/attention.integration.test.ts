import { afterAll, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { listOperations } from "#lib/operations/store/list.ts";
import { readOverview } from "#lib/operations/store/overview.ts";
import { historyIn } from "#lib/operations/testing/history.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query, pool } = database;
const { store, end, found } = historyIn(database);

afterAll(() => database.close());

/** By the list, whose first rows and count are the overview's. */
async function attention(): Promise<number[]> {
  const page = await listOperations(query, "settings", { show: "attention" });
  const { items, total, capped } = (await readOverview(query, "settings")).attention;
  expect({ total, capped }).toEqual({ total: page.total, capped: page.capped });
  expect(items).toEqual(page.items.slice(0, items.length));
  expect(page.items).toHaveLength(total);
  return page.items.map(({ id }) => Number(id));
}

it("is what failed, was rejected or is unconfirmed within a week, the newest first, and what took no one's place", async () => {
  const failed = await end(await store(), "failed");
  const rejected = await end(await store(), "rejected", 6);
  const unconfirmed = await store();
  await pool.query("update operations set state = 'unconfirmed' where id = $1", [unconfirmed]);
  await end(await store(), "succeeded");
  await end(await store(), "failed", 8);
  const running = await store();
  const queued = await store();
  expect(await attention()).toEqual([unconfirmed, rejected, failed]);
  const { goingOn, succeeded, all } = await readOverview(query, "settings");
  expect(goingOn.items.map(({ id }) => Number(id))).toEqual([running, queued]);
  expect([goingOn.total, succeeded.total, all.total]).toEqual([2, 1, 7]);
  expect((await listOperations(query, "settings", { show: "going-on" })).total).toBe(2);
});

it("is no failure whose rule was changed later, or is being changed", async () => {
  const before = await attention();
  await end(await store("loc-mended"), "failed");
  await end(await store("loc-mended"), "succeeded");
  await end(await store("loc-going"), "failed");
  await store("loc-going");
  expect(await attention()).toEqual(before);
});

it("is the last of several failures of a rule, also when a further try was cancelled", async () => {
  const before = await attention();
  await end(await store("loc-twice"), "failed");
  const last = await end(await store("loc-twice"), "rejected");
  await end(await store("loc-twice"), "cancelled");
  expect(await attention()).toEqual([last, ...before]);
});

it("is not settled by a rule of the same id elsewhere", async () => {
  const failed = await end(await store("loc-here"), "failed");
  const elsewhere = await end(await store("loc-here"), "succeeded");
  await pool.query("update operations set region = 'ap-beijing' where id = $1", [elsewhere]);
  expect(await attention()).toContain(failed);
});

it("is listed by kind, by words and a page at a time like everything else", async () => {
  const ids = await attention();
  const last = await end(await store("loc-needle"), "failed");
  expect(await found({ show: "attention", search: "needle" })).toEqual([last]);
  expect(await found({ show: "attention", kind: ["bind"] })).toEqual([last, ...ids]);
  expect(await found({ show: "attention", kind: ["unbind"] })).toEqual([]);
  expect(await found({ show: "attention", before: last, limit: 2 })).toEqual(ids.slice(0, 2));
});

it("stops counting where the overview does", async () => {
  await pool.query(
    `insert into operations (intent_id, state, cause, kind, realm, account_id, region, load_balancer_id, load_balancer_name,
         listener_id, listener_name, listener_protocol, listener_port, location_id, rule_domain, rule_url, actor, language, ended_at)
       select 'many-' || n, 'failed', 'differs', 'bind', 'toy', '1', 'ap-guangzhou', 'lb-1', '', 'lbl-1', '', 'HTTP', 80,
         'loc-many-' || n, '', '', 'a', 'en', now() from generate_series(1, 510) n`,
  );
  const page = await listOperations(query, "settings", { show: "attention" });
  expect(page).toMatchObject({ total: 501, capped: true });
  expect((await readOverview(query, "settings")).attention).toMatchObject({ total: 501, capped: true });
});
