import { Client } from "pg";
import { describe, expect, it, vi } from "vitest";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { readOperations } from "#lib/operations/store/read.ts";
import { asked, reaches, testBed, wish } from "#lib/operations/testing/setup.ts";
import { eventually } from "#lib/testing/until.ts";

// What an engine leaves behind when it stops, and when it can't store what only it knows.

const { toy, database, url, startEngine } = await testBed();
const { query } = database;

/** An operation that another process stored, for the engine to find. */
async function stored(place = {}) {
  const identity = { account: "settings", realm: "toy", accountId: toy.accountId };
  const { row } = await insertOperation(query, { ...wish(toy, place), identity });
  return row;
}

const rowOf = async (id: number) => (await readOperations(query, [id]))[0];

// The toy cloud's hanging calls never end: a stop that waited for one would not, either.
describe("stopping", () => {
  it("releases unsent operations", async () => {
    const engine = startEngine();
    toy.mute.add("lb-mute");
    const { id } = await stored({ loadBalancerId: "lb-mute" });
    await eventually(async () => expect((await rowOf(id))?.leaseOwner).not.toBeNull());
    await engine.stop();
    expect(await rowOf(id)).toMatchObject({ state: "queued", leaseOwner: null });
    await database.pool.query("delete from transitions where operation_id = $1", [id]);
    await database.pool.query("delete from operations where id = $1", [id]);
  });

  it("waits a little for a pending answer, then leaves it unconfirmed", async () => {
    const engine = startEngine();
    toy.script.push({ kind: "hang", taken: false });
    const { id } = await stored();
    await eventually(async () => expect((await rowOf(id))?.state).toBe("submitting"));
    await engine.stop();
    expect((await rowOf(id))?.state).toBe("unconfirmed");
  });
});

it("an answer received while the database is away is stored when it is back", async () => {
  const warn = vi.fn();
  const engine = startEngine(undefined, { log: { warn } });
  const name = new URL(url.reveal()).pathname.slice(1);
  const admin = new Client({ connectionString: new URL("/postgres", url.reveal()).href });
  await admin.connect();
  const answer = toy.holdAnswers();
  const input = wish(toy);
  const sends = toy.sends.length;
  const operation = asked(engine, input).catch(() => undefined);
  await eventually(() => expect(toy.sends).toHaveLength(sends + 1));
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  answer();
  // It has the answer, and tries again and again to store it.
  await eventually(() =>
    expect(warn.mock.calls.filter(([{ operation }]) => typeof operation === "number").length).toBeGreaterThan(3),
  );
  await admin.query(`alter database ${name} allow_connections true`);
  await admin.end();
  const [{ id } = { id: "" }] = (await engine.list({ locationId: input.change.rule.locationId })).items;
  expect(await reaches(engine, id, "succeeded")).toMatchObject({ cause: "verified" });
  expect(toy.sends).toHaveLength(sends + 1);
  await operation;
  await engine.stop();
});
