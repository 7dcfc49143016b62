import { expect, it } from "vitest";
import type { Offer } from "#lib/operations/room.ts";
import { claimFollowing, claimHeads, countRunning } from "#lib/operations/store/claim.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { claimant, testBed, wish } from "#lib/operations/testing/setup.ts";

const { toy, database } = await testBed();
const { query } = database;
let accounts = 0;

/** A new account for each test, so that tests don't share queues. */
function freshIdentity() {
  accounts += 1;
  return { account: "settings", realm: "claim", accountId: String(accounts) };
}

async function store(identity: ReturnType<typeof freshIdentity>, place: { region: string }) {
  const { row } = await insertOperation(query, { ...wish(toy, place), identity });
  return { id: row.id };
}

/** An offer of so many for each region except the given ones. */
function upTo(elsewhere: number, regions: Record<string, number>): Offer {
  return { elsewhere, regions: new Map(Object.entries(regions)) };
}

it("take no more of each region than its limit, those that have waited longest first", async () => {
  const identity = freshIdentity();
  const made: { id: number; region: string }[] = [];
  for (const region of ["r-1", "r-2", "r-3"]) {
    for (let count = 0; count < 4; count += 1) made.push({ region, id: (await store(identity, { region })).id });
  }
  // The last one of each region has waited longest, except one whose notBefore has just passed.
  await database.pool.query(
    `update operations set created_at = now() - id * interval '1 s',
      not_before = case when id % 4 = $2 % 4 then now() - interval '1 ms' end where id = any($1)`,
    [made.map(({ id }) => id), made[3]?.id],
  );
  const claimed = await claimHeads(query, claimant("A"), identity, upTo(2, { "r-2": 0, "r-3": 3 }));
  const of = (region: string) => made.filter((each) => each.region === region).map(({ id }) => id);
  const longest = [...of("r-1").slice(1, 3), ...of("r-3").slice(0, 3)];
  expect(claimed.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(longest);
});

it("follow in each region the operations due longest, up to the limit", async () => {
  const identity = freshIdentity();
  const made: { id: number; region: string }[] = [];
  for (const region of ["r-1", "r-2", "r-3"]) {
    for (let count = 0; count < 3; count += 1) made.push({ region, id: (await store(identity, { region })).id });
  }
  await database.pool.query(
    "update operations set state = 'running', task_id = 't', next_poll_at = now() - id * interval '1 ms' where id = any($1)",
    [made.map(({ id }) => id)],
  );
  const claimed = await claimFollowing(query, claimant("A"), identity, upTo(2, { "r-2": 0, "r-3": 1 }), []);
  const of = (region: string) => made.filter((each) => each.region === region).map(({ id }) => id);
  expect(claimed.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([...of("r-1").slice(1), ...of("r-3").slice(2)]);
});

it("count running tasks by region, and which of them are watched", async () => {
  const identity = freshIdentity();
  const ids: number[] = [];
  for (const region of ["r-1", "r-1", "r-2"]) ids.push((await store(identity, { region })).id);
  const { id: queued } = await store(identity, { region: "r-3" });
  await database.pool.query("update operations set state = 'running', task_id = 't' where id = any($1)", [ids]);
  expect(Object.fromEntries(await countRunning(query, identity, [ids[0] ?? 0, queued]))).toEqual({
    "r-1": { tasks: 2, watched: 1 },
    "r-2": { tasks: 1, watched: 0 },
  });
});
