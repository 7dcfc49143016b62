import { expect, it, vi } from "vitest";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { testBed, wish } from "#lib/operations/testing/setup.ts";

// The machine may have other work.
vi.setConfig({ testTimeout: 90_000 });

const { toy, database, startEngine } = await testBed();

it("takes more load balancers than it has room for, each to its end, sent once", async () => {
  toy.taskMs = 1;
  for (let count = 0; count < 150; count += 1) await insertOperation(database.query, wish(toy));
  const engine = startEngine();
  await vi.waitFor(async () => expect((await engine.list({ states: ["succeeded"], limit: 1 })).total).toBe(150), {
    timeout: 60_000,
    interval: 200,
  });
  expect(toy.sends).toHaveLength(150);
});
