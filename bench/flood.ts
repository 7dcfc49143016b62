import { setTimeout as pause } from "node:timers/promises";
import { bindBy, plain } from "#bench/engine-bind.ts";
import { type Engines, withEngines } from "#bench/engines.ts";
import { median } from "#bench/statistics.ts";
import type { Table } from "#bench/table.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import type { Database } from "#lib/db/database.ts";
import { isDatabaseBusy } from "#lib/db/failure.ts";
import { listOperations } from "#lib/operations/store/list.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { type OneAccountEngine, oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { accounts } from "#lib/sandbox/accounts.ts";

const past = 200_000;
const atOnce = 5_000;
const searchers = 60;
const binds = 9;
const readBackMs = 20_000;
/** Time limit of a search. */
const patienceMs = 3_000;
const typingMs = 300;
const sandboxOptions = ["--task-ms", "1500", "--load-balancers", "150"];

/** Inserts operations that ended long ago, for the searches. */
async function fill({ pool }: Database): Promise<void> {
  for (let from = 1; from <= past; from += atOnce) {
    await pool.query(
      `insert into operations (intent_id, state, cause, kind, realm, account_id, region, load_balancer_id,
         load_balancer_name, listener_id, listener_name, listener_protocol, listener_port, location_id, rule_domain, rule_url,
         after, actor, language, ended_at)
       select 'past-' || n, 'succeeded', 'verified', 'bind', 'sandbox', $1, 'ap-guangzhou', 'lb-' || left(md5(n::text), 8),
         'shop ' || n % 1000, 'lbl-' || left(md5(n::text), 8), 'web', 'HTTP', 80, 'loc-' || n, 'shop.example.com', '/' || n,
         $2::jsonb, 'ann', 'en-US', now()
       from generate_series($3::int, $3 + $4 - 1) n`,
      [accounts.standard.uin, JSON.stringify(plain), from, atOnce],
    );
  }
}

async function bindAll(engine: OneAccountEngine, rules: RuleRef[]): Promise<number> {
  const times: number[] = [];
  for (const rule of rules.splice(0, binds)) times.push(await bindBy(engine, rule));
  return median(times);
}

/** Searches until the signal fires. */
async function search(database: Database, signal: AbortSignal) {
  const counts = { answered: 0, refused: 0, left: 0 };
  const one = async (who: number) => {
    for (let word = 0; !signal.aborted; word++) {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      try {
        await database.read((query) => listOperations(query, "settings", { search: `${who} ${word}` }), patience);
        counts.answered += 1;
      } catch (error) {
        if (!patience.aborted && !isDatabaseBusy(error)) throw error;
        counts[patience.aborted ? "left" : "refused"] += 1;
      }
      await pause(typingMs, null, { signal }).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: searchers }, (_, who) => one(who)));
  return counts;
}

/** Most expired leases seen at one time. */
async function lostLeases({ pool }: Database, signal: AbortSignal): Promise<number> {
  let most = 0;
  while (!signal.aborted) {
    const { rows } = await pool.query<{ count: string }>(
      "select count(*) from operations where state <> 'queued' and ended_at is null and lease_until < now()",
    );
    most = Math.max(most, Number(rows[0]?.count));
    await pause(100, null, { signal }).catch(() => undefined);
  }
  return most;
}

async function measure({ database, sandbox, start }: Engines): Promise<Table[]> {
  const cloud = sandboxCloud(sandbox.url, database.pool);
  const engine = oneAccountEngine({ database, cloud: cloud.port, readBackMs, log: { warn: () => undefined } });
  const ended = new AbortController();
  try {
    const free = await freeRules(cloud.inventory, "ap-guangzhou");
    const rules = free.flatMap(([first]) => (first ? [first] : []));
    await fill(database);
    await start(1);
    engine.start();
    const leases = lostLeases(database, ended.signal);
    const quiet = await bindAll(engine, rules);
    const searches = search(database, ended.signal);
    const flooded = await bindAll(engine, rules);
    ended.abort();
    const { answered, refused, left } = await searches;
    const unconfirmed = await database.pool.query("select from transitions where \"to\" = 'unconfirmed'");
    return [
      {
        title: `${searchers} people search ${past} operations on one of two consoles (median of ${binds} binds)`,
        figures: [
          { name: "a bind in quiet", value: quiet, unit: "ms" },
          { name: "a bind among them", value: flooded, unit: "ms", most: 1.5 * quiet },
          { name: "leases that ran out", value: await leases, unit: "count", most: 0 },
          { name: "operations that were unconfirmed", value: unconfirmed.rowCount ?? 0, unit: "count", most: 0 },
          { name: "searches answered", value: answered, unit: "count" },
          { name: "  told that the database is busy", value: refused, unit: "count" },
          { name: "  given up by the searcher", value: left, unit: "count" },
        ],
      },
    ];
  } finally {
    ended.abort();
    await engine.stop();
    await cloud.close();
  }
}

/** Effect of searches on a bind. */
export function flood(): Promise<Table[]> {
  return withEngines({ readBackMs, sandboxOptions }, measure);
}
