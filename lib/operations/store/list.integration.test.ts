import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { defaultLimits } from "#lib/operations/limits.ts";
import { listOperations, narrowedBy } from "#lib/operations/store/list.ts";
import { readOverview } from "#lib/operations/store/overview.ts";
import { matches } from "#lib/operations/store/search.ts";
import { recordEvent } from "#lib/operations/store/transition.ts";
import { historyIn } from "#lib/operations/testing/history.ts";
import { binding } from "#lib/operations/testing/setup.ts";
import { startUpkeep } from "#lib/operations/upkeep.ts";
import { Secret } from "#lib/secret.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query, pool } = database;
const { store, end, found } = historyIn(database);
const setting = { readBackMs: 60_000, limits: defaultLimits, firstPollMs: 400, pollMs: 400, random: 0.5 };

afterAll(() => database.close());

/** Runs the upkeep once. */
async function keepUp(historyDays: number | null = null, as = database): Promise<string[]> {
  const warned: string[] = [];
  const upkeep = startUpkeep({ database: as, historyDays, log: { warn: (_, message) => warned.push(message) } });
  await upkeep.settled();
  await upkeep.stop();
  return warned;
}

describe("a search", () => {
  let ended: number;
  let waiting: number;

  beforeAll(async () => {
    const names = { loadBalancer: "支付网关-Prod", rule: { domain: "pay.example.com", url: "/Refund" } };
    ended = await store("loc-ended", names, { actor: "zoe", reason: "50%_off \\ 促销" });
    waiting = await store("loc-waiting", { loadBalancer: "Edge" });
    const says = { code: "FailedOperation.ResourceInOperating", message: "busy", requestId: "6f1c-request" };
    await recordEvent(query, ended, null, { event: { type: "checked", finding: "as-reviewed" } }, setting);
    await recordEvent(
      query,
      ended,
      null,
      { event: { type: "answered", answer: "accepted" }, taskId: "0a9b-task" },
      setting,
    );
    await recordEvent(query, ended, null, { event: { type: "polled", task: "failed" }, says }, setting);
    await keepUp();
  });

  it.each([
    "loc-ended",
    "LB-OF-loc-ended",
    "支付网关",
    "付",
    "ｐｒｏｄ",
    "pay.example.com/refund",
    "50%_off \\",
    "促销",
    "zoe",
    "hello zoe 网关",
    "resourceinoperating",
    "0a9b-task",
    "6f1c-request",
    "zo",
    "re",
  ])("finds what has ended by any part of what it is known by: %s", async (text) => {
    expect(await found({ search: text })).toEqual([ended]);
  });

  it("finds unfinished operations, and an operation by its id", async () => {
    expect(await found({ search: "loc-waiting" })).toEqual([waiting]);
    expect(await found({ search: String(waiting) })).toContain(waiting);
    expect(await found({ search: "example.com" })).toEqual([waiting, ended]);
  });

  it.each(["50%%off", "zoe nobody", "50_", "网支", "efund\nzoe x", "nd"])("finds nothing else: %s", async (text) => {
    expect(await found({ search: text })).toEqual([]);
  });

  it("combines with the other filters", async () => {
    expect(await found({ search: "example", state: ["queued"] })).toEqual([waiting]);
    expect(await found({ search: "example", actor: "zoe", kind: ["bind"], region: "ap-guangzhou" })).toEqual([ended]);
    expect(await found({ search: "example", loadBalancerId: "lb-of-loc-ended" })).toEqual([ended]);
    expect(await found({ actor: "zoe", region: "ap-tokyo" })).toEqual([]);
    expect(await found({ search: "loc-ended", function: "image-thumbnail" })).toEqual([]);
  });

  it("isn't needed to find a function, an error code or a time", async () => {
    const { name, namespace } = binding().function;
    const both = { function: name, loadBalancerId: "lb-of-loc-ended" };
    expect(await found(both)).toEqual([ended]);
    expect(await found({ ...both, function: `${namespace}/${name}` })).toEqual([ended]);
    expect(await found({ ...both, function: `other/${name}` })).toEqual([]);
    expect(await found({ ...both, function: name.slice(1) })).toEqual([]);
    expect(await found({ function: name })).toContain(waiting);
    expect(await found({ code: "FailedOperation.ResourceInOperating" })).toEqual([ended]);
    expect(await found({ code: "FailedOperation" })).toEqual([]);
    expect(await found({ code: "ResourceInOperating", search: "nothing" })).toEqual([]);
    await pool.query('update operations set cloud_says = \'{"code": "Busy"}\' where id = $1', [waiting]);
    expect(await found({ code: "Busy" })).toEqual([waiting]);
    const { rows } = await pool.query<{ at: Date }>("select created_at as at from operations where id = $1", [waiting]);
    const at = rows[0]?.at.toISOString() ?? "";
    const next = new Date(Date.parse(at) + 1).toISOString();
    expect(await found({ from: at, to: next, locationId: "loc-waiting" })).toEqual([waiting]);
    expect(await found({ to: at, locationId: "loc-waiting" })).toEqual([]);
    expect(await found({ from: next, locationId: "loc-waiting" })).toEqual([]);
  });
});

describe("a long history", () => {
  beforeAll(async () => {
    await pool.query(
      `insert into operations (intent_id, state, cause, kind, realm, account_id, region, load_balancer_id,
         load_balancer_name, listener_id, listener_name, listener_protocol, listener_port, location_id, rule_domain, rule_url,
         actor, language, ended_at, search)
       select 'many-' || g, 'succeeded', 'verified', 'bind', 'many', '1', 'ap-guangzhou', 'lb-many', 'many', 'lbl-1',
         'web', 'HTTP', 80, 'loc-many', 'many.example.com', '/', 'local', 'en-US', now(),
         E'\\nmany' || case when g = 5000 then ' needle' else '' end
       from generate_series(1, 10_100) g`,
    );
    await pool.query("vacuum analyze operations");
  });

  it("is counted up to ten thousand", async () => {
    expect(await listOperations(query, "settings", {})).toMatchObject({ total: 10_000, capped: true });
    expect(await listOperations(query, "settings", { search: "many" })).toMatchObject({ total: 1_000, capped: true });
    expect(await listOperations(query, "settings", { search: "needle" })).toMatchObject({ total: 1, capped: false });
    expect((await readOverview(query, "settings")).all).toEqual({ total: 10_000, capped: true });
  });

  it("is searched by an index", async () => {
    const { rows } = await query.execute(sql`explain select id from operations where ${matches("needle")?.indexed}`);
    expect(JSON.stringify(rows)).toContain("operations_search");
  });

  it.each([
    ["region", { region: "ap-tokyo" }],
    ["actor", { actor: "zoe" }],
    ["rule", { locationId: "loc-ended" }],
  ])("is filtered by a rare %s by an index", async (name, filter) => {
    const page = sql`select id from operations where ${narrowedBy("settings", filter)} order by id desc limit 51`;
    const { rows } = await query.execute(sql`explain ${page}`);
    expect(JSON.stringify(rows)).toContain(`operations_ended_by_${name}`);
  });

  it("is filtered by a function, an error code and a time by an index", async () => {
    const planOf = async (condition: SQL | undefined) =>
      JSON.stringify((await query.execute(sql`explain select id from operations where ${condition}`)).rows);
    expect(await planOf(matches("", ["rare-function"])?.indexed)).toContain("operations_search");
    const old = { from: "2020-01-01T00:00:00.000Z", to: "2020-02-01T00:00:00.000Z" };
    expect(await planOf(narrowedBy("settings", old))).toContain("operations_created");
  });

  it("is read a page at a time in both directions", async () => {
    const filter = { loadBalancerId: "lb-many", limit: 3 };
    const first = await listOperations(query, "settings", filter);
    expect(first.previous).toBeNull();
    const second = await listOperations(query, "settings", { ...filter, before: Number(first.next) });
    const third = await listOperations(query, "settings", { ...filter, before: Number(second.next) });
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => Number(id)));
    expect(ids).toEqual((await found({ loadBalancerId: "lb-many", limit: 9 })).toSorted((a, b) => b - a));
    expect(await listOperations(query, "settings", { ...filter, after: Number(third.previous) })).toEqual(second);
    // Fewer than a page are newer, so the full first page is returned.
    expect(await listOperations(query, "settings", { ...filter, after: ids[2] })).toEqual(first);
    const last = await listOperations(query, "settings", { ...filter, before: Number((await oldest())[2]) });
    expect(last.items).toHaveLength(2);
    expect(last.next).toBeNull();
  });

  async function oldest(): Promise<string[]> {
    const { rows } = await pool.query<{ id: string }>(
      "select id from operations where load_balancer_id = 'lb-many' order by id limit 3",
    );
    return rows.map(({ id }) => id);
  }
});

describe("the upkeep", () => {
  it("makes operations of an earlier build searchable", async () => {
    const id = await store("loc-earlier");
    await pool.query("update operations set search = null");
    expect(await found({ search: "loc-earlier" })).toEqual([]);
    expect(await keepUp()).toEqual([]);
    expect(await found({ search: "loc-earlier" })).toEqual([id]);
  });

  it("recreates an incomplete index", async () => {
    await pool.query("update pg_index set indisvalid = false where indexrelid = 'operations_search'::regclass");
    await keepUp();
    const { rows } = await pool.query(
      "select indisvalid from pg_index where indexrelid = 'operations_search'::regclass",
    );
    expect(rows).toEqual([{ indisvalid: true }]);
  });

  it("deletes the steps of operations that ended long ago, and of no unfinished one", async () => {
    const [old, recent, unfinished] = [await store(), await store(), await store()];
    await end(old, "failed", 31);
    await end(recent, "failed", 29);
    await pool.query("update operations set created_at = now() - interval '90 days' where id = $1", [unfinished]);
    await pool.query(
      "insert into attempts (operation_id, step, number, action, body) select id, 1, 1, 'Write', '{}' from operations where id = any($1)",
      [[old, recent, unfinished]],
    );
    await keepUp();
    expect(await stepsOf(old)).toEqual([1, 1]);
    await keepUp(30);
    expect(await stepsOf(old)).toEqual([0, 0]);
    expect(await stepsOf(recent)).toEqual([1, 1]);
    expect(await stepsOf(unfinished)).toEqual([1, 1]);
    expect(await found({ state: ["failed"] })).toContain(old);
  });

  async function stepsOf(id: number): Promise<number[]> {
    const { rows } = await pool.query<{ transitions: number; attempts: number }>(
      `select (select count(*)::int from transitions where operation_id = $1) as transitions,
         (select count(*)::int from attempts where operation_id = $1) as attempts`,
      [id],
    );
    return rows.flatMap(({ transitions, attempts }) => [transitions, attempts]);
  }

  it("does nothing while another process runs it", async () => {
    const id = await store("loc-left");
    await pool.query("update operations set search = null where id = $1", [id]);
    const other = await pool.connect();
    await other.query("select pg_advisory_lock(7202611242)");
    await keepUp();
    await other.query("select pg_advisory_unlock(7202611242)");
    other.release();
    expect(await found({ search: "loc-left" })).toEqual([]);
  });

  it("reports a database that refuses the extension, and searches without it", async () => {
    await keepUp();
    await pool.query("drop extension pg_trgm cascade");
    const role = new URL(url.reveal()).pathname.slice(1);
    await pool.query(`create role ${role} login password 'x'`);
    await pool.query(`grant all on all tables in schema public to ${role}`);
    const address = new URL(url.reveal());
    [address.username, address.password] = [role, "x"];
    const guest = await createDatabase(new Secret(address.href));
    expect(await keepUp(null, guest)).toEqual(["searches have no index: let this database have the extension pg_trgm"]);
    await guest.close();
    expect(await found({ search: "loc-earlier" })).toHaveLength(1);
    await pool.query(`drop owned by ${role}; drop role ${role}`);
  });
});
