import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Crowd, startCrowd } from "#bench/crowd.ts";
import { type Engines, withEngines } from "#bench/engines.ts";
import { residentMB } from "#bench/resident.ts";
import { callsOf, SoakCloud } from "#bench/soak-cloud.ts";
import { median } from "#bench/statistics.ts";
import { draw, type Figure } from "#bench/table.ts";
import { sameBinding } from "#lib/binding/change.ts";
import type { Binding, RuleRef } from "#lib/binding/types.ts";
import type { Database } from "#lib/db/database.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { readOperations } from "#lib/operations/store/read.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { clearProcess } from "#scripts/environment.mjs";

const faultShare = 0.05;
const processes = 2;
const readBackMs = 20_000;
const roundMs = 250;
const drainMs = 180_000;
const region = "ap-guangzhou";
const call = { region, language: "en-US", signal: new AbortController().signal };

const plain: Binding = {
  function: { namespace: "default", name: "order-webhook", qualifier: "$LATEST" },
  weight: 10,
};

/** A rule that is bound and unbound alternately. */
interface Lane {
  rule: RuleRef;
  holds: Binding | null;
  /** The unfinished operation. */
  id: number | null;
}

type Port = ReturnType<typeof sandboxCloud>["port"];

clearProcess();
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    searchers: { type: "string", default: "0" },
    viewers: { type: "string", default: "0" },
  },
});
const minutes = Number(values.minutes);
const people = { searchers: Number(values.searchers), viewers: Number(values.viewers) };
if (!(minutes > 0)) throw new Error("--minutes must be a number of minutes");
if (!(people.searchers >= 0 && people.viewers >= 0)) throw new Error("--searchers and --viewers must be numbers");
const withConsole = people.searchers + people.viewers > 0;
const sandboxOptions = ["--task-ms", "1500", "--load-balancers", "150"];
const figures = await withEngines({ readBackMs, sandboxOptions, withConsole }, (engines) =>
  soak(engines, minutes * 60_000),
);
console.log(
  draw({ title: `${minutes} minutes, ${processes} processes, ${faultShare * 100} % of all calls spoilt`, figures }),
);
process.exitCode = figures.some(({ value, most }) => most !== undefined && value > most) ? 1 : 0;
process.disconnect?.();

async function soak({ database, sandbox, console, start }: Engines, forMs: number): Promise<Figure[]> {
  const cloud = sandboxCloud(sandbox.url, database.pool);
  const books = new SoakCloud(sandbox.url);
  try {
    const rules = (await freeRules(cloud.inventory, region)).flatMap(([first]) => (first ? [first] : []));
    const lanes = rules.map((rule): Lane => ({ rule, holds: null, id: null }));
    const pids = await start(processes);
    const crowd = console === null ? null : startCrowd(console, people);
    const { memory, ended, seconds } = await run(database, cloud.port, books, lanes, pids, forMs);
    const crowdFigures = await figuresOf(crowd);
    const said = await Promise.all(
      lanes.map(async ({ rule, holds }) => sameBinding(await held(cloud.port, rule), holds)),
    );
    return [
      { name: "operations ended", value: ended, unit: "count" },
      { name: "operations per minute", value: (ended / seconds) * 60, unit: "count" },
      { name: "failures ordered", value: books.ordered, unit: "count" },
      ...(await reconcile(database, books)),
      {
        name: "rules that hold something else than their last operation says",
        value: said.filter((is) => !is).length,
        unit: "count",
        most: 0,
      },
      ...crowdFigures,
      ...flatness(memory),
    ];
  } finally {
    await cloud.close();
  }
}

async function run(database: Database, port: Port, books: SoakCloud, lanes: Lane[], pids: number[], forMs: number) {
  const began = performance.now();
  let until = began + forMs;
  process.once("SIGINT", () => {
    until = performance.now();
  });
  const memory: number[] = [];
  let ended = 0;
  let bookedAt = 0;
  for (;;) {
    const now = performance.now();
    if (now > until && lanes.every(({ id }) => id === null)) break;
    if (now > until + drainMs) break;
    ended += await settle(database, lanes);
    if (now < until) {
      for (const lane of lanes.filter(({ id }) => id === null)) await next(database, port, lane);
      await books.spoil(faultShare);
    }
    if (now - bookedAt > 10_000) {
      bookedAt = now;
      await books.keepBooks();
      if (now < until) memory.push(residentMB(pids));
    }
    await sleep(roundMs);
  }
  await books.keepBooks();
  return { memory, ended, seconds: (performance.now() - began) / 1_000 };
}

async function settle(database: Database, lanes: Lane[]): Promise<number> {
  const open = new Map(lanes.flatMap((lane) => (lane.id === null ? [] : [[lane.id, lane] as const])));
  const rows = await readOperations(database.query, [...open.keys()]);
  const over = rows.filter(({ state }) => isTerminal(state));
  for (const row of over) {
    const lane = open.get(row.id);
    if (lane) Object.assign(lane, { id: null, holds: holdsAfter(row) });
  }
  return over.length;
}

/** The rule's binding according to its ended operation. */
function holdsAfter(row: OperationRow): Binding | null {
  if (row.state === "succeeded") return row.after;
  return row.observedAt === null ? row.before : row.observed;
}

async function next(database: Database, port: Port, lane: Lane): Promise<void> {
  const after = lane.holds ? null : plain;
  const identity = await port.identity(call.signal);
  const { row } = await insertOperation(database.query, askInput(identity, lane.rule, lane.holds, after));
  lane.id = row.id;
}

/** Reads a rule's binding; repeated, since injected faults may still be pending. */
async function held(port: Port, rule: RuleRef, tries = 5): Promise<Binding | null> {
  try {
    const { holds } = await port.readRule(rule, call);
    return holds === "gone" ? null : holds;
  } catch (error) {
    if (tries === 1) throw error;
    return held(port, rule, tries - 1);
  }
}

/** Compares the console's records with the sandbox's. */
async function reconcile(database: Database, books: SoakCloud): Promise<Figure[]> {
  const { rows } = await database.pool.query<{ action: string; outcome: string; request_id: string | null }>(
    "select action, outcome, request_id from attempts",
  );
  const { rows: causes } = await database.pool.query<{ end: string; count: string }>(
    `select state || ', ' || cause as end, count(*) from operations group by 1 order by 2 desc`,
  );
  const counts = await books.counts();
  const sent = rows.filter(({ outcome }) => outcome !== "not-sent");
  const reached = callsOf(counts.RegisterFunctionTargets) + callsOf(counts.DeregisterFunctionTargets);
  const accepted = sent.filter(({ outcome }) => outcome === "accepted");
  const ids = new Set(accepted.map(({ request_id }) => request_id));
  const unknown = accepted.filter(({ request_id }) => request_id === null || !books.taken.has(request_id));
  const unfinished = await database.pool.query<{ count: string }>(
    "select count(*) from operations where state in ('queued', 'submitting', 'running', 'verifying', 'unconfirmed')",
  );
  return [
    ...causes.map(({ end, count }): Figure => ({ name: `  ${end}`, value: Number(count), unit: "count" })),
    { name: "attempts that were sent", value: sent.length, unit: "count" },
    { name: "writes that reached the sandbox", value: reached, unit: "count" },
    { name: "  difference", value: Math.abs(reached - sent.length), unit: "count", most: 0 },
    { name: "accepted attempts the sandbox did not take", value: unknown.length, unit: "count", most: 0 },
    { name: "accepted attempts sharing a task", value: accepted.length - ids.size, unit: "count", most: 0 },
    { name: "writes recorded twice", value: books.repeated, unit: "count", most: 0 },
    { name: "operations unfinished", value: Number(unfinished.rows[0]?.count), unit: "count", most: 0 },
  ];
}

async function figuresOf(crowd: Crowd | null): Promise<Figure[]> {
  if (!crowd) return [];
  const { answers, failed, medianMs, abandoned } = await crowd.leave();
  return [
    { name: `answers to ${people.searchers} searchers and ${people.viewers} viewers`, value: answers, unit: "count" },
    { name: "  that were refused: some of the calls behind them are spoilt, too", value: failed, unit: "count" },
    { name: "  searches left before their answer", value: abandoned, unit: "count" },
    { name: "  median time of an answer", value: medianMs, unit: "ms" },
  ];
}

function flatness(memory: readonly number[]): Figure[] {
  const part = Math.max(1, Math.floor(memory.length / 4));
  // The first quarter is warm-up.
  const early = median(memory.slice(part, 2 * part));
  const late = median(memory.slice(-part));
  return [
    { name: "memory of all processes, second quarter", value: early, unit: "MB" },
    { name: "memory of all processes, last quarter", value: late, unit: "MB", most: early * 1.15 },
  ];
}
