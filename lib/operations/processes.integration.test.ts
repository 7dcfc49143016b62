import { afterEach, describe, expect, it } from "vitest";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { kill } from "#lib/operations/testing/processes.ts";
import { binding, pathOf, reaches, testBed, wish } from "#lib/operations/testing/setup.ts";
import { shortTimes } from "#lib/operations/testing/times.ts";
import { eventually } from "#lib/testing/until.ts";

// Processes on one database, killed at critical moments.

const { toy, database, startEngine, startWorker } = await testBed(shortTimes);
const { query } = database;

afterEach(() => {
  toy.holdTasks = false;
  toy.muteReads = false;
});

async function store(input = wish(toy)) {
  const insertion = await insertOperation(query, input);
  return { id: String(insertion.row.id), locationId: input.change.rule.locationId };
}

function sendsOf(locationId: string): number {
  return toy.sends.filter((send) => send.locationId === locationId).length;
}

describe("a process that is killed", () => {
  it.each([
    { taken: true, end: "succeeded: seen-without-task" },
    { taken: false, end: "failed: no-trace" },
  ])(
    "while its attempt is unanswered ($taken) leaves it to be read back, and it is never sent again",
    async ({ taken, end }) => {
      const worker = await startWorker(4_000);
      toy.script.push({ kind: "hang", taken });
      const { id, locationId } = await store();
      await eventually(() => expect(sendsOf(locationId)).toBe(1));
      await kill(worker);
      const engine = startEngine(4_000);
      await reaches(engine, id, "succeeded", "failed");
      expect(await pathOf(engine, id)).toEqual([
        "queued: asked",
        "submitting: its-turn",
        "unconfirmed: process-gone",
        end,
      ]);
      expect(sendsOf(locationId)).toBe(1);
      await engine.stop();
    },
  );

  it("while the cloud works leaves the task to another process", async () => {
    const worker = await startWorker();
    toy.holdTasks = true;
    const { id, locationId } = await store();
    await eventually(() => expect(toy.polls.size).toBeGreaterThan(0));
    await kill(worker);
    toy.holdTasks = false;
    const engine = startEngine();
    expect(await reaches(engine, id, "succeeded")).toMatchObject({ cause: "verified" });
    expect(sendsOf(locationId)).toBe(1);
    await engine.stop();
  });

  it("while it verifies leaves reading back to another process", async () => {
    const worker = await startWorker();
    const engine = startEngine();
    await engine.stop();
    toy.muteReads = true;
    const { id, locationId } = await store();
    await reaches(engine, id, "verifying");
    await kill(worker);
    toy.muteReads = false;
    const successor = startEngine();
    expect(await reaches(successor, id, "succeeded")).toMatchObject({ observed: binding() });
    expect(sendsOf(locationId)).toBe(1);
    await successor.stop();
  });
});

it("three processes share the work: each operation is sent once, in order, one per load balancer", async () => {
  await Promise.all([startWorker(), startWorker()]);
  const engine = startEngine();
  const collisions = toy.collisions;
  toy.taskMs = 20;
  const lanes = ["lb-a", "lb-b", "lb-c", "lb-d"].map((loadBalancerId) =>
    Array.from({ length: 5 }, () => wish(toy, { loadBalancerId })),
  );
  const stored = await Promise.all(
    lanes.map(async (lane) => {
      const ids: string[] = [];
      for (const input of lane) ids.push((await store(input)).id);
      return ids;
    }),
  );
  for (const id of stored.flat()) await reaches(engine, id, "succeeded");
  for (const lane of lanes) {
    const [first] = lane;
    const sent = toy.sends.filter((send) => send.loadBalancerId === first?.change.rule.loadBalancerId);
    expect(sent.map(({ locationId }) => locationId)).toEqual(lane.map(({ change }) => change.rule.locationId));
  }
  expect(toy.collisions).toBe(collisions);
});
