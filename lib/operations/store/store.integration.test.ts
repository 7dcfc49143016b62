import { describe, expect, it } from "vitest";
import type { Binding } from "#lib/binding/types.ts";
import { violatedIndex } from "#lib/db/failure.ts";
import type { Setting } from "#lib/operations/lifecycle.ts";
import { defaultLimits } from "#lib/operations/limits.ts";
import type { Offer } from "#lib/operations/room.ts";
import { attempts } from "#lib/operations/schema.ts";
import { claimAbandoned, claimFollowing, claimHeads, releaseLease } from "#lib/operations/store/claim.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { isBehindOthers, readChangedSince, readDetail, readOperations } from "#lib/operations/store/read.ts";
import { completeAttempt, recordEvent, storeRequestId } from "#lib/operations/store/transition.ts";
import { binding, claimant, reaches, testBed, wish } from "#lib/operations/testing/setup.ts";

// No engine runs unless a test starts one: the tests themselves act as the processes A and B.

const { toy, database, startEngine } = await testBed();
const { query } = database;
const setting: Setting = { readBackMs: 60_000, firstPollMs: 400, pollMs: 400, random: 0.5, limits: defaultLimits };
let accounts = 0;

/** A new account for each test, so that tests don't share queues. */
function freshIdentity() {
  accounts += 1;
  return { account: "settings", realm: "store", accountId: String(accounts) };
}

async function store(identity = freshIdentity(), place = {}) {
  const insertion = await insertOperation(query, { ...wish(toy, place), identity });
  return { id: insertion.row.id, identity };
}

/** An offer of so many for every region. */
const upTo = (elsewhere: number): Offer => ({ elsewhere, regions: new Map() });

async function begin(id: number, owner: string) {
  return recordEvent(
    query,
    id,
    { owner },
    { event: { type: "checked", finding: "as-reviewed" } },
    setting,
    async (tx, row) => {
      await tx.insert(attempts).values({ operationId: id, step: 1, number: row.attempt, action: "Write", body: {} });
    },
  );
}

const stateOf = async (id: number) => (await readOperations(query, [id]))[0]?.state;

async function expireLease(id: number) {
  await database.pool.query("update operations set lease_until = now() - interval '1 second' where id = $1", [id]);
}

it("catching up finds the latest changes, also from an instant that a clock set back left in the future", async () => {
  const { id } = await store();
  const caughtUp = await readChangedSince(query, new Date(Date.now() + 3_600_000));
  expect(caughtUp.map((row) => row.id)).toContain(id);
});

it("an operation that is given up keeps the refusal of its last try", async () => {
  const { id } = await store();
  const says = { code: "RequestLimitExceeded", message: "too many", requestId: "r-1" };
  const once: Setting = { ...setting, limits: { ...defaultLimits, tries: 1 } };
  const limited = { event: { type: "checked", finding: "rate-limited" }, says } as const;
  await recordEvent(query, id, null, limited, once);
  await recordEvent(query, id, null, { event: { type: "checked", finding: "as-reviewed" } }, once);
  expect((await readOperations(query, [id]))[0]).toMatchObject({ cause: "tries-used-up", cloudSays: says });
});

describe("the constraints", () => {
  it("refuse a second operation in flight on a load balancer", async () => {
    const identity = freshIdentity();
    const place = { loadBalancerId: "lb-one" };
    const first = await store(identity, place);
    const second = await store(identity, place);
    await database.pool.query("update operations set lease_owner = 'A' where id = any($1)", [[first.id, second.id]]);
    const outcomes = await Promise.allSettled([begin(first.id, "A"), begin(second.id, "A")]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(violatedIndex(refused?.reason)).toBe("operations_one_in_flight");
    const details = await Promise.all([first, second].map(({ id }) => readDetail(query, "settings", id)));
    expect(details.flatMap((detail) => detail?.attempts ?? [])).toHaveLength(1);
  });

  it("refuse a second unfinished operation of a rule, for any number of concurrent requests", async () => {
    const identity = freshIdentity();
    const results = await Promise.all(
      Array.from({ length: 8 }, () => insertOperation(query, { ...wish(toy, { locationId: "loc-one" }), identity })),
    );
    expect(results.filter(({ kind }) => kind === "stored")).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === "rule-taken")).toHaveLength(7);
  });

  it("store one operation per intent, for any number of concurrent requests", async () => {
    const input = { ...wish(toy), identity: freshIdentity() };
    const results = await Promise.all(Array.from({ length: 8 }, () => insertOperation(query, input)));
    expect(results.filter(({ kind }) => kind === "stored")).toHaveLength(1);
    expect(new Set(results.map(({ row }) => row.id)).size).toBe(1);
  });

  it("let one of many concurrent starters win an operation", async () => {
    const { id } = await store();
    await database.pool.query("update operations set lease_owner = 'A' where id = $1", [id]);
    const begun = await Promise.all(Array.from({ length: 5 }, () => begin(id, "A")));
    expect(begun.filter((won) => won !== null)).toHaveLength(1);
  });
});

it("a retry of an operation that is unknown, or of another rule, is stored as an operation of its own", async () => {
  const identity = freshIdentity();
  const place = { loadBalancerId: "lb-again", locationId: "loc-again" };
  const retry = async (retryOf: string, at = place) => {
    const { kind, row } = await insertOperation(query, { ...wish(toy, at), identity, retryOf });
    await database.pool.query("update operations set state = 'failed' where id = $1", [row.id]);
    return { kind, id: String(row.id), retryOf: row.retryOf };
  };
  const first = await retry("999999999999");
  expect(first).toMatchObject({ kind: "stored", retryOf: null });
  expect(await retry(first.id, { ...place, locationId: "loc-other" })).toMatchObject({ kind: "stored", retryOf: null });
  expect(await retry("nonsense")).toMatchObject({ kind: "stored", retryOf: null });
  expect(await retry(first.id)).toMatchObject({ kind: "stored", retryOf: Number(first.id) });
});

it("an undo is linked to the operation that it takes back, and only to that", async () => {
  const identity = freshIdentity();
  const place = { loadBalancerId: "lb-undo", locationId: "loc-undo" };
  const change = async (before: Binding | null, after: Binding | null, undoes: string | null, at = place) => {
    const asked = wish(toy, at);
    const kind = before ? "unbind" : "bind";
    const input = { ...asked, identity, undoes, change: { ...asked.change, kind, before, after } } as const;
    const { row } = await insertOperation(query, input);
    await database.pool.query("update operations set state = 'succeeded' where id = $1", [row.id]);
    return row;
  };
  const bound = await change(null, binding(), null);
  const id = String(bound.id);
  expect((await change(null, binding(), id)).undoes).toBeNull();
  expect((await change(binding("other"), null, id)).undoes).toBeNull();
  expect((await change(binding(), null, id, { ...place, locationId: "loc-else" })).undoes).toBeNull();
  expect((await change(binding(), null, "nonsense")).undoes).toBeNull();
  const undo = await change(binding(), null, id);
  expect(undo.undoes).toBe(bound.id);

  const detail = await readDetail(query, "settings", bound.id);
  expect(detail?.undos).toEqual([{ id: String(undo.id), state: "succeeded", createdAt: undo.createdAt.toISOString() }]);
  expect((await readDetail(query, "settings", undo.id))?.operation.undoes).toBe(id);
  expect(await readDetail(query, "another", bound.id)).toBeNull();
});

describe("claims", () => {
  it("take the head of each queue and nothing behind it, each for one process", async () => {
    const identity = freshIdentity();
    const heads = [
      await store(identity, { loadBalancerId: "lb-x" }),
      await store(identity, { loadBalancerId: "lb-y" }),
    ];
    await store(identity, { loadBalancerId: "lb-x" });
    const claims = await Promise.all([
      claimHeads(query, claimant("A"), identity, upTo(9)),
      claimHeads(query, claimant("B"), identity, upTo(9)),
    ]);
    expect(
      claims
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(heads.map(({ id }) => id).toSorted());
    expect(await claimHeads(query, claimant("C"), identity, upTo(9))).toEqual([]);
  });

  it("wait for notBefore, in the order of the queue", async () => {
    const identity = freshIdentity();
    const { id } = await store(identity, { loadBalancerId: "lb-x" });
    await store(identity, { loadBalancerId: "lb-x" });
    await database.pool.query("update operations set not_before = now() + interval '1 minute' where id = $1", [id]);
    expect(await claimHeads(query, claimant("A"), identity, upTo(9))).toEqual([]);
  });

  it("poll watched operations before those due longer", async () => {
    const identity = freshIdentity();
    const made = [await store(identity), await store(identity), await store(identity)];
    const ids = made.map(({ id }) => id);
    await database.pool.query(
      "update operations set state = 'running', task_id = 't', next_poll_at = now() - id * interval '1 ms' where id = any($1)",
      [ids],
    );
    const [first = 0] = ids;
    expect(await claimFollowing(query, claimant("A"), identity, upTo(1), [first])).toMatchObject([{ id: first }]);
  });

  it("don't wait for instants stored before the database's clock was set back", async () => {
    const identity = freshIdentity();
    const { id: head } = await store(identity);
    const { id: task } = await store(identity);
    await database.pool.query(
      "update operations set lease_owner = 'gone', lease_until = now() + interval '1 hour', not_before = now() + interval '1 hour' where id = $1",
      [head],
    );
    await database.pool.query(
      "update operations set state = 'running', task_id = 't', next_poll_at = now() + interval '1 hour' where id = $1",
      [task],
    );
    expect(await claimHeads(query, claimant("A"), identity, upTo(9))).toMatchObject([{ id: head }]);
    expect(await claimFollowing(query, claimant("A"), identity, upTo(9), [])).toMatchObject([{ id: task }]);
    await database.pool.query(
      "update operations set state = 'submitting', lease_until = now() + interval '1 hour' where id = $1",
      [head],
    );
    expect(await claimAbandoned(query, claimant("B"), [])).toMatchObject([{ id: head }]);
    await database.pool.query("update operations set state = 'cancelled' where id = $1", [head]);
  });

  it("may take a released row at once", async () => {
    const { id, identity } = await store();
    await claimHeads(query, claimant("A"), identity, upTo(1));
    await releaseLease(query, "B", id);
    expect(await claimHeads(query, claimant("B"), identity, upTo(1))).toEqual([]);
    await releaseLease(query, "A", id);
    expect(await claimHeads(query, claimant("B"), identity, upTo(1))).toMatchObject([{ id }]);
  });
});

it("an operation is behind earlier ones of its load balancer, and not behind itself once it has begun", async () => {
  const place = { loadBalancerId: "lb-shared" };
  const first = await store(freshIdentity(), place);
  const second = await store(first.identity, place);
  const [row, later] = await readOperations(query, [first.id, second.id]);
  if (!row || !later) throw new Error("two operations were stored");
  await claimHeads(query, claimant("A"), first.identity, upTo(1));
  await begin(first.id, "A");
  expect(await isBehindOthers(query, row)).toBe(false);
  expect(await isBehindOthers(query, later)).toBe(true);
});

describe("an attempt whose lease was lost", () => {
  it("is settled by the process that took over; the late answer only stores its RequestId", async () => {
    const { id, identity } = await store();
    await claimHeads(query, claimant("A"), identity, upTo(1));
    await begin(id, "A");
    expect(await claimAbandoned(query, claimant("B"), [])).toEqual([]);
    await expireLease(id);
    expect(await claimAbandoned(query, claimant("A"), [id])).toEqual([]);
    expect(await claimAbandoned(query, claimant("B"), [])).toMatchObject([{ id }]);
    const late = { event: { type: "answered", answer: "accepted" }, taskId: "late" } as const;
    expect(await recordEvent(query, id, { owner: "A", attempt: 1 }, late, setting)).toBeNull();
    expect(await stateOf(id)).toBe("submitting");
    const gone = { event: { type: "process-gone", accepted: false } } as const;
    await recordEvent(query, id, { owner: "B", attempt: 1 }, gone, setting, (tx) =>
      completeAttempt(tx, id, 1, "no-answer", null),
    );
    await storeRequestId(query, id, 1, "late");
    expect(await recordEvent(query, id, { owner: "A", attempt: 1 }, late, setting)).toBeNull();
    const detail = await readDetail(query, "settings", id);
    expect(detail?.operation).toMatchObject({ state: "unconfirmed", taskId: null });
    expect(detail?.attempts).toMatchObject([{ outcome: "no-answer", requestId: "late" }]);
  });

  it("continues as accepted if its RequestId was stored", async () => {
    const identity = { account: "settings", realm: "toy", accountId: toy.accountId };
    toy.holdTasks = true;
    const { id } = await store(identity);
    await claimHeads(query, claimant("A"), identity, upTo(1));
    await begin(id, "A");
    await storeRequestId(query, id, 1, "task-of-the-dead");
    await expireLease(id);
    const engine = startEngine();
    expect(await reaches(engine, String(id), "running")).toMatchObject({ taskId: "task-of-the-dead" });
    await engine.stop();
    toy.holdTasks = false;
  });

  it("completes only its own attempt", async () => {
    const { id, identity } = await store();
    await claimHeads(query, claimant("A"), identity, upTo(1));
    await begin(id, "A");
    const answer = { event: { type: "answered", answer: "accepted" } } as const;
    expect(await recordEvent(query, id, { owner: "A", attempt: 2 }, answer, setting)).toBeNull();
    expect(await stateOf(id)).toBe("submitting");
  });
});
