import { setTimeout as pause } from "node:timers/promises";
import { batchBare } from "#bench/batch-bare.ts";
import { type Engines, withEngines } from "#bench/engines.ts";
import { callsSince, reset } from "#bench/sandbox.ts";
import type { Figure, Table } from "#bench/table.ts";
import { bound, busyTargets, ruleOf, type Target } from "#bench/targets.ts";
import type { Database } from "#lib/db/database.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { listOperations } from "#lib/operations/store/list.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { accounts } from "#lib/sandbox/accounts.ts";
import type { CallRecord } from "#lib/sandbox/calls.ts";

const taskMs = 1500;
/** 95 % of the 19 calls per second that the budget uses. */
const callsPerSecond = 0.95 * 19;
const longestMs = 120_000;
const busiest = "DescribeTargets";

/** The rules to bind: number of load balancers, and of rules on each. */
interface Estate {
  name: string;
  balancers: number;
  rules: number;
}

const estates: Estate[] = [
  { name: "one rule each of 150 load balancers", balancers: 150, rules: 1 },
  { name: "four rules each of 70 load balancers", balancers: 70, rules: 4 },
];

async function queue(database: Database, targets: readonly Target[]): Promise<void> {
  const identity = { account: "settings", realm: "sandbox", accountId: accounts.standard.uin };
  for (const each of targets) {
    await insertOperation(database.query, askInput(identity, ruleOf(each), null, bound));
  }
}

/** Waits until all have succeeded. */
async function ended({ query }: Database, count: number): Promise<void> {
  const until = performance.now() + longestMs;
  while (performance.now() < until) {
    const { total } = await listOperations(query, "settings", { state: ["succeeded"], limit: 1 });
    if (total === count) return;
    await pause(500);
  }
  throw new Error("The batch does not end");
}

/** A batch according to the sandbox's record of calls. */
interface Record {
  seconds: number;
  /** Calls per second between the first and the last sixth of the writes. */
  rate(action: string): number;
  calls(action: string): number;
  refused: number;
}

function recordOf(calls: readonly CallRecord[], count: number): Record {
  const of = (wanted: string) => calls.filter(({ action }) => action === wanted);
  const writes = of("RegisterFunctionTargets");
  if (writes.length < count) throw new Error(`Of ${count} writes ${writes.length} arrived`);
  const sixth = Math.floor(writes.length / 6);
  const from = writes[sixth]?.at ?? 0;
  const to = writes.at(-sixth)?.at ?? 0;
  const first = calls[0]?.at ?? 0;
  return {
    seconds: ((calls.at(-1)?.at ?? 0) - first) / 1000,
    rate: (action) => of(action).filter(({ at }) => at >= from && at < to).length / ((to - from) / 1000),
    calls: (action) => of(action).length,
    refused: calls.filter(({ outcome }) => outcome.startsWith("RequestLimitExceeded")).length,
  };
}

async function batchOf({ name, balancers, rules }: Estate): Promise<Table> {
  const targets = busyTargets(balancers, rules);
  const sandboxOptions = ["--scenario", "busy", "--load-balancers", String(balancers), "--task-ms", String(taskMs)];
  const run = (use: (engines: Engines) => Promise<void>) =>
    withEngines({ readBackMs: 20_000, sandboxOptions }, async (engines) => {
      await use(engines);
      return recordOf(await callsSince({ sandbox: engines.sandbox.url }, 0), targets.length);
    });
  const byEngines = (processes: number) =>
    run(async ({ database, sandbox, start }) => {
      await queue(database, targets);
      await reset({ sandbox: sandbox.url });
      await start(processes);
      await ended(database, targets.length);
    });
  const one = await byEngines(1);
  const two = await byEngines(2);
  const bare = await run(({ sandbox }) => batchBare(sandbox.url, targets));
  const records = { "one process": one, "two processes": two, "bare SDK": bare };
  return {
    topic: rules === 1 ? "a rule each" : `${rules} rules each`,
    title: `${targets.length} binds at once, ${name}, tasks of ${taskMs} ms`,
    figures: Object.entries(records).flatMap(([who, record]) => figuresOf(who, record, targets.length)),
  };
}

function figuresOf(who: string, record: Record, count: number): Figure[] {
  const perSecond = (action: string): Figure => ({
    name: `${who}, ${action} per second`,
    value: record.rate(action),
    unit: "perSecond",
  });
  return [
    perSecond("RegisterFunctionTargets"),
    perSecond("DescribeTaskStatus"),
    { ...perSecond(busiest), ...(who !== "bare SDK" && { least: callsPerSecond }) },
    { name: `${who}, ${busiest} per operation`, value: record.calls(busiest) / count, unit: "times" },
    { name: `${who}, all of it`, value: record.seconds, unit: "s" },
    {
      name: `${who}, calls refused for rate`,
      value: record.refused,
      unit: "count",
      ...(who !== "bare SDK" && { most: 0 }),
    },
  ];
}

/** Many operations over many load balancers at once, by the engine without a browser. */
export async function batch(): Promise<Table[]> {
  const tables: Table[] = [];
  for (const estate of estates) tables.push(await batchOf(estate));
  return tables;
}
