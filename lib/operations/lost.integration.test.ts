import { afterAll, expect, it, vi } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { openLine } from "#lib/db/testing/line.ts";
import { Bus } from "#lib/operations/bus.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { type OneAccountEngine, oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { asked, reaches, testBed, wish } from "#lib/operations/testing/setup.ts";
import { toyPort } from "#lib/operations/testing/toy-port.ts";
import { Secret } from "#lib/secret.ts";
import { eventually } from "#lib/testing/until.ts";

// Lost statements and answers between the engine and its database, and delays of the engine itself.

const { toy, database, url, startEngine } = await testBed();
const line = await openLine(url.reveal());
const far = await createDatabase(new Secret(line.url));
const engines: OneAccountEngine[] = [];

afterAll(async () => {
  line.fateOf = () => "passes";
  await Promise.all(engines.map((engine) => engine.stop()));
  await far.close();
  line.close();
});

/** An engine that reaches its database through the line. */
function startFarEngine(): OneAccountEngine {
  const engine = oneAccountEngine({
    database: far,
    cloud: toyPort(toy.url),
    readBackMs: 360_000,
    log: { warn: () => undefined },
  });
  engines.push(engine);
  engine.start();
  return engine;
}

function sendsOf(locationId: string): number {
  return toy.sends.filter((send) => send.locationId === locationId).length;
}

it("an attempt whose commit was not confirmed is not sent, and another one is made", async () => {
  const engine = startFarEngine();
  await engine.identity();
  let storing: number | null = null;
  line.fateOf = (statement, connection) => {
    if (statement.includes('insert into "attempts"')) storing = connection;
    if (connection !== storing || !statement.includes("commit")) return "passes";
    line.fateOf = () => "passes";
    return "loses-its-answer";
  };
  const input = wish(toy);
  const { row } = await insertOperation(database.query, input);
  const id = String(row.id);
  expect(await reaches(engine, id, "succeeded", "failed")).toMatchObject({ cause: "verified" });
  expect((await engine.detail(id))?.attempts).toMatchObject([{ outcome: "not-sent" }, { outcome: "accepted" }]);
  expect(sendsOf(input.change.rule.locationId)).toBe(1);
  await engine.stop();
});

it("a stored request is accepted even if its first result can't be read", async () => {
  const engine = startFarEngine();
  await engine.identity();
  line.fateOf = (statement) => (statement.includes('select "id" from "operations"') ? "is-lost" : "passes");
  const operation = await asked(engine, wish(toy));
  line.fateOf = () => "passes";
  await reaches(engine, operation.id, "succeeded");
  await engine.stop();
});

it("a change that could not be read is read again", async () => {
  const input = wish(toy);
  const { row } = await insertOperation(database.query, input);
  const bus = new Bus(far.query, () => undefined);
  const heard = vi.fn();
  bus.subscribe(heard);
  let lost = 0;
  line.fateOf = (statement) => {
    if (!statement.includes('from "operations"') || lost === 2) return "passes";
    lost += 1;
    return "is-lost";
  };
  bus.hear({ operation: String(row.id), version: 1 });
  await eventually(() => expect(heard).toHaveBeenCalledTimes(1));
  expect(lost).toBe(2);
  bus.close();
});

it("a change that is announced while an older one is read is read too", async () => {
  const { row } = await insertOperation(database.query, wish(toy));
  const bus = new Bus(far.query, () => undefined);
  bus.subscribe(() => undefined);
  let reads = 0;
  line.fateOf = (statement) => {
    if (!statement.includes('from "operations"')) return "passes";
    reads += 1;
    if (reads === 1) bus.hear({ operation: String(row.id), version: 2 });
    return "passes";
  };
  bus.hear({ operation: String(row.id), version: 1 });
  await eventually(() => expect(reads).toBe(2));
  line.fateOf = () => "passes";
  bus.close();
});

it("a process blocked between storing an attempt and sending it no longer sends it", async () => {
  const leaseMs = 3_000;
  const engine = startEngine(undefined, { limits: { leaseMs } });
  const input = wish(toy);
  let heldUp = false;
  const leave = engine.subscribe(({ rule, state }) => {
    if (heldUp || rule.locationId !== input.change.rule.locationId || state !== "submitting") return;
    heldUp = true;
    const after = performance.now() + leaseMs + 100;
    while (performance.now() < after);
  });
  const { row } = await insertOperation(database.query, input);
  const id = String(row.id);
  expect(await reaches(engine, id, "succeeded", "failed")).toMatchObject({ cause: "verified" });
  expect((await engine.detail(id))?.attempts).toMatchObject([{ outcome: "not-sent" }, { outcome: "accepted" }]);
  expect(sendsOf(input.change.rule.locationId)).toBe(1);
  leave();
  await engine.stop();
});

it("a late effect of a cloud with a slow clock is still seen", async () => {
  const engine = startEngine(2_000);
  toy.clockLagMs = 60_000;
  toy.taskMs = 4_000;
  toy.script.push({ kind: "drop", taken: true });
  const { id } = await asked(engine, wish(toy));
  expect(await reaches(engine, id, "succeeded", "failed")).toMatchObject({ cause: "seen-without-task" });
  toy.clockLagMs = 0;
  toy.taskMs = 50;
  await engine.stop();
});

it("writes that wait for their answers delay no other load balancer", async () => {
  const engine = startEngine();
  const silent = Array.from({ length: 70 }, () => wish(toy));
  toy.script.push(...silent.map(() => ({ kind: "hang", taken: false }) as const));
  await Promise.all(silent.map((input) => insertOperation(database.query, input)));
  await eventually(() => expect(toy.script).toHaveLength(0));
  expect(await asked(engine, wish(toy))).toMatchObject({ state: "running" });
});
