import { expect, it } from "vitest";
import { type AskInput, insertOperation } from "#lib/operations/store/insert.ts";
import type { OneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { asked, reaches, testBed, wish } from "#lib/operations/testing/setup.ts";
import { eventually } from "#lib/testing/until.ts";

const { toy, database, startEngine } = await testBed();
/** More than the limit of one region. */
const crowd = 80;

async function queue(wishes: AskInput[]): Promise<number[]> {
  const stored = await Promise.all(wishes.map((each) => insertOperation(database.query, each)));
  return stored.map(({ row }) => row.id);
}

function wishes(count: number, place: { region?: string } = {}): AskInput[] {
  return Array.from({ length: count }, () => wish(toy, place));
}

async function inHand(region: string): Promise<number> {
  const { rows } = await database.pool.query(
    "select count(*)::int as held from operations where region = $1 and lease_until > now()",
    [region],
  );
  return rows[0].held;
}

async function bound(engine: OneAccountEngine, place: { region?: string }): Promise<void> {
  const { id } = await asked(engine, wish(toy, place));
  await reaches(engine, id, "succeeded");
}

it("brings more operations than its limit to their ends, each sent once", async () => {
  toy.taskMs = 1;
  await queue(wishes(crowd));
  const engine = startEngine();
  await eventually(async () => expect((await engine.list({ state: ["succeeded"], limit: 1 })).total).toBe(crowd));
  expect(toy.sends).toHaveLength(crowd);
  await engine.stop();
});

it("binds in one region while all calls about another hang, both writes and polls", async () => {
  const region = "ap-silent";
  toy.silentRegions.add(region);
  const followed = await queue(wishes(crowd, { region }));
  await database.pool.query(
    "update operations set state = 'running', task_id = 'task-' || id, next_poll_at = now() where id = any($1)",
    [followed],
  );
  await queue(wishes(crowd, { region }));
  const engine = startEngine();
  // The hanging region's limit is used up, and no other region's.
  await eventually(async () => expect(await inHand(region)).toBe(2 * 64));
  await bound(engine, { region: "ap-other" });
  const { rows } = await database.pool.query(
    "select distinct state, tries, looks, lost_looks from operations where region = $1 order by state",
    [region],
  );
  expect(rows).toEqual([
    { state: "queued", tries: 0, looks: 0, lost_looks: 0 },
    { state: "running", tries: 0, looks: 0, lost_looks: 0 },
  ]);
  await engine.stop();
});

it("claims up to the rest of a region's limit", async () => {
  const region = "ap-narrow";
  const silent = Array.from({ length: 62 }, (_, index) => `lb-silent-${index}`);
  for (const loadBalancerId of silent) toy.mute.add(loadBalancerId);
  await queue(silent.map((loadBalancerId) => wish(toy, { region, loadBalancerId })));
  const engine = startEngine();
  await eventually(async () => expect(await inHand(region)).toBe(silent.length));
  await Promise.all(Array.from({ length: 6 }, () => bound(engine, { region })));
});
