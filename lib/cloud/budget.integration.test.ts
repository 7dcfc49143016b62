import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BudgetKey, createBudget } from "#lib/cloud/budget.ts";
import type { Lane } from "#lib/cloud/turn-queue.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";

const database = await createTestDatabase();
const pool = new Pool({ connectionString: database.url.reveal() });
// Dropping the database may reach a connection that is just being closed.
pool.on("error", () => {});

beforeAll(async () => {
  await pool.query(`
    create unlogged table cloud_budgets (key text primary key, starts timestamptz[] not null, paused_until timestamptz);
    create table every_start (key text, at timestamptz);
    create function keep_start() returns trigger language plpgsql as $$
      begin
        insert into every_start values (new.key, new.starts[cardinality(new.starts)]);
        return null;
      end
    $$;
    create trigger keep_start after insert or update of starts on cloud_budgets
      for each row execute function keep_start()`);
});

afterAll(() => pool.end());

function keyOf(action: string, perSecond = 20): BudgetKey {
  return { realm: "sandbox", caller: "100000000001", action, region: "ap-guangzhou", perSecond };
}

/** Takes turns in a process of its own; its starts on this machine's clock, in milliseconds. */
async function hammer(action: string, seconds: number): Promise<number[]> {
  const script = fileURLToPath(new URL("testing/hammer.ts", import.meta.url));
  const child = fork(script, [database.url.reveal(), action, String(seconds)], { execArgv: [] });
  const starts: number[] = [];
  child.on("message", (at) => starts.push(Number(at)));
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  return starts;
}

/** The starts of an action on the database's clock, in milliseconds. */
async function startsOf(action: string): Promise<number[]> {
  const { rows } = await pool.query(
    "select extract(epoch from at)::float8 * 1000 as at from every_start where key like $1 order by at",
    [`%"${action}"%`],
  );
  return rows.map((row) => Number(row.at));
}

/** The most that lie within any one second. */
function mostInASecond(instants: number[]): number {
  return Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + 1000).length));
}

/** Two processes at one key for a while: the starts per second once they are under way. */
async function shared(action: string): Promise<number> {
  const each = await Promise.all([hammer(action, 5), hammer(action, 5)]);
  expect(each.every((mine) => mine.length > 0)).toBe(true);
  expect(mostInASecond(each.flat())).toBeLessThanOrEqual(20);
  const starts = await startsOf(action);
  expect(starts).toHaveLength(each.flat().length);
  expect(mostInASecond(starts)).toBeLessThanOrEqual(19);
  const [first = 0] = starts;
  return starts.filter((at) => at >= first + 1000 && at < first + 4000).length / 3;
}

test("two processes share one allowance, and use it up", async () => {
  // A machine that is busy with other things may lower the throughput, so one good round is enough for that.
  let best = 0;
  for (let round = 1; round <= 10 && best < 0.95 * 19; round += 1) {
    best = Math.max(best, await shared(`Shared${round}`));
  }
  expect(best).toBeGreaterThanOrEqual(0.95 * 19);
});

describe("in one process", () => {
  const budget = createBudget(pool);

  async function takeAll(key: BudgetKey, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => budget.take(key, { lane: "engine" })));
  }

  test("a few calls begin at once, the twentieth of a second waits", async () => {
    await takeAll(keyOf("Burst"), 20);
    const starts = await startsOf("Burst");
    const [first = 0] = starts;
    const sixth = starts[5] ?? 0;
    // The first gaps are shorter than those of the calls that are spread over the second, on a busy machine too.
    expect((sixth - first) / 5).toBeLessThan(((starts[18] ?? 0) - sixth) / 13);
    expect((starts[19] ?? 0) - first).toBeGreaterThanOrEqual(1000);
  });

  test("the calls after a burst leave it time to arrive", async () => {
    const begun: number[] = [];
    const take = () => budget.take(keyOf("Cold"), { lane: "engine" }).then(() => begun.push(performance.now()));
    await Promise.all(Array.from({ length: 20 }, take));
    const [first = 0] = begun;
    expect((begun[6] ?? 0) - first).toBeGreaterThan(200);
    expect((begun[19] ?? 0) - first).toBeGreaterThan(1180);
  });

  test("a caller that comes late in a full second waits, too", async () => {
    const key = keyOf("Full");
    await budget.take(key, { lane: "engine" });
    // As if all of them had begun 0.1 s ago: a busy machine may need more than a second to take them.
    const { rows } = await pool.query(
      `update cloud_budgets set starts = array_fill(clock_timestamp() - interval '100 milliseconds', array[19])
       where key like '%"Full"%' returning extract(epoch from starts[1])::float8 * 1000 as full`,
    );
    await budget.take(key, { lane: "engine" });
    expect((await startsOf("Full")).at(-1)).toBeGreaterThanOrEqual(rows[0].full + 1000);
  });

  test("each key has an allowance of its own", async () => {
    const full = keyOf("One");
    await takeAll(full, 19);
    // On a busy machine a second may be over before all others have connected.
    await budget.pause(full);
    const order: string[] = [];
    await Promise.all([
      budget.take(full).then(() => order.push("same")),
      budget.take(keyOf("Another")).then(() => order.push("action")),
      budget.take({ ...full, region: "ap-beijing" }).then(() => order.push("region")),
      budget.take({ ...full, caller: "100000000002" }).then(() => order.push("caller")),
    ]);
    expect(order.at(-1)).toBe("same");
  });

  test.each([
    ["people", 15],
    ["background", 12],
  ] as const)("of a second %s fill %d starts at most, and the engine still goes", async (lane, most) => {
    const key = keyOf(`Ceiling-${lane}`);
    // Begun a second from now, so that they count for two seconds, however slow the machine is.
    await pool.query(
      `insert into cloud_budgets (key, starts)
       select $1, array(select clock_timestamp() + interval '1 second' from generate_series(1, $2::int))`,
      [JSON.stringify([key.realm, key.caller, key.action, key.region]), most],
    );
    const order: string[] = [];
    const late = budget.take(key, { lane }).then(() => order.push(lane));
    const other = createBudget(pool);
    for (let turn = 0; turn < 3; turn += 1) await other.take(key, { lane: "engine" }).then(() => order.push("engine"));
    await late;
    expect(order).toEqual(["engine", "engine", "engine", lane]);
  });

  test("the engine is served before the other lanes, and background calls last", async () => {
    const key = keyOf("Lanes");
    await budget.pause(key);
    const order: Lane[] = [];
    const take = (lane: Lane) => budget.take(key, { lane }).then(() => order.push(lane));
    await Promise.all([take("background"), take("people"), take("people"), take("engine"), take("engine")]);
    expect(order).toEqual(["engine", "engine", "people", "people", "background"]);
  });

  test("callers are served in order", async () => {
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 12 }, (_, place) => budget.take(keyOf("Order")).then(() => order.push(place))),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test("a pause holds in all processes, and ends", async () => {
    const key = keyOf("Paused");
    await budget.take(key);
    const before = performance.now();
    await budget.pause(key);
    await createBudget(pool).take(key);
    expect(performance.now() - before).toBeGreaterThanOrEqual(980);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test("a key may be paused before its first call", async () => {
    const before = performance.now();
    await budget.pause(keyOf("Early"));
    await budget.take(keyOf("Early"));
    expect(performance.now() - before).toBeGreaterThanOrEqual(980);
  });

  test("a waiter that gives up leaves at once, and the next one gets its turn", async () => {
    const key = keyOf("Abort");
    await budget.pause(key);
    const gone = new AbortController();
    const first = budget.take(key);
    const second = budget.take(key, { signal: gone.signal });
    const third = budget.take(key);
    gone.abort(new Error("given up"));
    await expect(second).rejects.toThrow("given up");
    await Promise.all([first, third]);
    const { rows } = await pool.query("select cardinality(starts) as n from cloud_budgets where key like '%Abort%'");
    expect(rows).toEqual([{ n: 2 }]);
  });

  test("three hundred waiters that gave up cost no turn and don't delay the one behind them", async () => {
    const key = keyOf("Crowd");
    await budget.pause(key);
    const gone = new AbortController();
    const crowd = Array.from({ length: 300 }, () => budget.take(key, { signal: gone.signal }));
    const behind = budget.take(key);
    gone.abort(new Error("given up"));
    expect((await Promise.allSettled(crowd)).every(({ status }) => status === "rejected")).toBe(true);
    await behind;
    const { rows } = await pool.query("select cardinality(starts) as n from cloud_budgets where key like '%Crowd%'");
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("a caller whose signal has fired already takes no turn", async () => {
    await expect(budget.take(keyOf("Late"), { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    expect(await startsOf("Late")).toEqual([]);
  });

  test("starts and pauses that lie in the future are not counted: the clock was set back", async () => {
    const key = keyOf("SetBack");
    await takeAll(key, 19);
    await pool.query(
      `update cloud_budgets
       set starts = array(select start + interval '1 hour' from unnest(starts) as start),
         paused_until = clock_timestamp() + interval '1 hour'
       where key like '%SetBack%'`,
    );
    const before = performance.now();
    await takeAll(key, 19);
    expect(performance.now() - before).toBeLessThan(10_000);
    const { rows } = await pool.query("select paused_until, starts from cloud_budgets where key like '%SetBack%'");
    expect(rows[0].paused_until).toBeNull();
    expect(rows[0].starts).toHaveLength(19);
    expect(Math.max(...rows[0].starts)).toBeLessThan(Date.now() + 10_000);
  });

  test("a row never grows beyond the allowance", async () => {
    const key = keyOf("Small", 6);
    await takeAll(key, 12);
    const { rows } = await pool.query("select cardinality(starts) as n from cloud_budgets where key like '%Small%'");
    expect(rows).toEqual([{ n: 5 }]);
  });

  test("an unreachable database is the caller's error, and does not block the next", async () => {
    let broken = true;
    const flaky = createBudget({
      query: (text, values) => (broken ? Promise.reject(new Error("database away")) : pool.query(text, values)),
    });
    await expect(flaky.take(keyOf("Flaky"))).rejects.toThrow("database away");
    broken = false;
    await flaky.take(keyOf("Flaky"));
  });
});
