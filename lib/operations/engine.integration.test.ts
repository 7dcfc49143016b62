import { describe, expect, it, vi } from "vitest";
import type { Operation } from "#lib/api/contract/operation.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { asked, binding, pathOf, reaches, testBed, wish } from "#lib/operations/testing/setup.ts";
import { eventually } from "#lib/testing/until.ts";

const { toy, startEngine, database } = await testBed();
const engine = startEngine(1_500);

describe("one bind", () => {
  it("is sent once, followed and verified", async () => {
    const input = wish(toy);
    const answered = await asked(engine, input);
    expect(answered.state).toBe("running");
    const ended = await reaches(engine, answered.id, "succeeded");
    expect(ended).toMatchObject({ cause: "verified", observed: binding(), taskId: answered.taskId });
    expect(await pathOf(engine, ended.id)).toEqual([
      "queued: asked",
      "submitting: its-turn",
      "running: accepted",
      "verifying: task-succeeded",
      "succeeded: verified",
    ]);
    const detail = await engine.detail(ended.id);
    expect(detail?.attempts).toMatchObject([
      { step: 1, number: 1, action: "ToyWrite", outcome: "accepted", requestId: answered.taskId },
    ]);
    expect(toy.sends.filter(({ locationId }) => locationId === input.change.rule.locationId)).toHaveLength(1);
  });

  it("has the database's time as its timestamp", async () => {
    const input = wish(toy);
    const { id } = await asked(engine, input);
    const sent = toy.sends.find(({ locationId }) => locationId === input.change.rule.locationId);
    const detail = await engine.detail(id);
    const sentAt = Date.parse(detail?.attempts[0]?.sentAt ?? "");
    expect(sent?.timestamp).toBe(Math.floor(sentAt / 1_000));
  });

  it("requested twice with one intent is one operation, even at the same time", async () => {
    const input = wish(toy);
    const both = await Promise.all([asked(engine, input), asked(engine, input), asked(engine, input)]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await asked(engine, input)).toMatchObject({ id: both[0]?.id });
    expect(toy.sends.filter(({ locationId }) => locationId === input.change.rule.locationId)).toHaveLength(1);
  });

  it("is not stored while another operation of its rule is unfinished", async () => {
    toy.holdTasks = true;
    const first = wish(toy);
    const operation = await asked(engine, first);
    const second = wish(toy, { locationId: first.change.rule.locationId, loadBalancerId: "lb-other" });
    expect(await engine.ask(second)).toMatchObject({ kind: "rule-taken", by: { id: operation.id } });
    toy.holdTasks = false;
    await reaches(engine, operation.id, "succeeded");
    expect(
      await asked(engine, { ...second, change: { ...second.change, before: binding(), after: null } }),
    ).toMatchObject({ state: "running" });
  });
});

describe("the fresh read", () => {
  it("rejects a rule that was changed since the review, and sends nothing", async () => {
    const input = wish(toy);
    toy.rules.set(input.change.rule.locationId, binding("someone-elses"));
    const sends = toy.sends.length;
    expect(await asked(engine, input)).toMatchObject({
      state: "rejected",
      cause: "changed-since-review",
      observed: binding("someone-elses"),
    });
    expect(toy.sends).toHaveLength(sends);
  });

  it("rejects a rule that is gone", async () => {
    const input = wish(toy);
    toy.rules.delete(input.change.rule.locationId);
    expect(await asked(engine, input)).toMatchObject({ state: "rejected", cause: "changed-since-review" });
  });

  it("delays no other load balancer while it waits for its answer", async () => {
    const stuck = wish(toy, { loadBalancerId: "lb-mute" });
    toy.mute.add("lb-mute");
    const waiting = asked(engine, stuck);
    expect(await asked(engine, wish(toy))).toMatchObject({ state: "running" });
    const [listed] = (await engine.list({ loadBalancerId: "lb-mute" })).items;
    expect(listed).toMatchObject({ state: "queued" });
    expect(await engine.cancel(listed?.id ?? "", "local")).toMatchObject({ kind: "cancelled" });
    expect(await waiting).toMatchObject({ state: "cancelled" });
    toy.mute.clear();
  });
});

describe("answers to the write", () => {
  it("that refuse it reject the operation with the cloud's message", async () => {
    toy.script.push({ kind: "refuse", code: "LimitExceeded", message: "one per rule" });
    const operation = await asked(engine, wish(toy));
    expect(operation).toMatchObject({
      state: "rejected",
      cause: "refused",
      cloudSays: { code: "LimitExceeded", message: "one per rule" },
    });
    expect((await engine.detail(operation.id))?.attempts).toMatchObject([{ outcome: "refused" }]);
  });

  it("that say busy put it back in the queue, and it is sent again later", async () => {
    toy.script.push({ kind: "refuse", code: "FailedOperation.ResourceInOperating" });
    const waiting = await asked(engine, wish(toy));
    expect(waiting).toMatchObject({ state: "queued", cause: "busy" });
    expect(Date.parse(waiting.notBefore ?? "")).toBeGreaterThan(Date.parse(waiting.updatedAt));
    await reaches(engine, waiting.id, "succeeded");
    expect((await engine.detail(waiting.id))?.attempts).toMatchObject([
      { number: 1, outcome: "refused" },
      { number: 2, outcome: "accepted" },
    ]);
  });

  it("that say busy leave it cancellable between two tries", async () => {
    toy.script.push({ kind: "refuse", code: "FailedOperation.ResourceInOperating" });
    const input = wish(toy);
    const waiting = await asked(engine, input);
    expect(await engine.cancel(waiting.id, "ann")).toMatchObject({ kind: "cancelled" });
    expect(await engine.cancel(waiting.id, "ann")).toMatchObject({ kind: "too-late" });
    const detail = await engine.detail(waiting.id);
    expect(detail?.transitions.at(-1)).toMatchObject({ to: "cancelled", by: "ann" });
    expect(toy.sends.filter(({ locationId }) => locationId === input.change.rule.locationId)).toHaveLength(1);
  });

  it.each([{ taken: true }, { taken: false }])(
    "that never come leave it unconfirmed (%j), read back to its end",
    async ({ taken }) => {
      toy.script.push({ kind: "drop", taken });
      const input = wish(toy);
      const doubtful = await asked(engine, input);
      expect(doubtful).toMatchObject({ state: "unconfirmed", cause: "no-answer" });
      const ended = await reaches(engine, doubtful.id, "succeeded", "failed");
      expect([ended.state, ended.cause]).toEqual(taken ? ["succeeded", "seen-without-task"] : ["failed", "no-trace"]);
      expect(toy.sends.filter(({ locationId }) => locationId === input.change.rule.locationId)).toHaveLength(1);
    },
  );

  it("that never come, and a rule that someone else changed", async () => {
    toy.script.push({ kind: "drop", taken: false });
    const input = wish(toy);
    const doubtful = await asked(engine, input);
    toy.rules.set(input.change.rule.locationId, binding("other"));
    expect(await reaches(engine, doubtful.id, "failed")).toMatchObject({
      cause: "changed-by-someone-else",
      observed: binding("other"),
    });
  });
});

it("shows a failed task with the cloud's message", async () => {
  toy.failTasksWith = "the function is not active";
  const { id } = await asked(engine, wish(toy));
  expect(await reaches(engine, id, "failed")).toMatchObject({
    cause: "task-failed",
    cloudSays: { message: "the function is not active" },
  });
  toy.failTasksWith = null;
});

it("runs a load balancer's operations in the order of their requests, one at a time", async () => {
  const loadBalancerId = "lb-order";
  const collisions = toy.collisions;
  const inputs = Array.from({ length: 6 }, () => wish(toy, { loadBalancerId }));
  const operations: Operation[] = [];
  for (const input of inputs) operations.push(await asked(engine, input));
  expect(operations.slice(1).every(({ state }) => state === "queued")).toBe(true);
  const last = await engine.detail(operations.at(-1)?.id ?? "");
  expect(last?.queue?.ahead.at(-1)?.id).toBe(operations.at(-2)?.id);
  for (const { id } of operations) await reaches(engine, id, "succeeded");
  const sent = toy.sends.filter((send) => send.loadBalancerId === loadBalancerId).map(({ locationId }) => locationId);
  expect(sent).toEqual(inputs.map(({ change }) => change.rule.locationId));
  expect(toy.collisions).toBe(collisions);
});

it("pauses an operation of another identity, and says so", async () => {
  const foreign = { ...wish(toy), identity: { account: "settings", realm: "toy", accountId: "200000000002" } };
  const operation = await asked(engine, foreign);
  expect(operation.state).toBe("queued");
  expect(await engine.detail(operation.id)).toMatchObject({
    paused: true,
    queue: { position: 1, inFlight: null, ahead: [] },
  });
  await reaches(engine, (await asked(engine, wish(toy))).id, "succeeded");
  expect(await engine.detail(operation.id)).toMatchObject({ operation: { state: "queued" } });
});

it("doesn't touch an operation if the account was exchanged after the claim", async () => {
  const input = wish(toy);
  const before = toy.accountId;
  toy.accountId = "300000000003";
  try {
    const { row } = await insertOperation(database.query, input);
    const id = String(row.id);
    await eventually(async () => expect(await engine.detail(id)).toMatchObject({ paused: true }));
    expect(toy.rechecks.get(input.change.rule.locationId)).toBeUndefined();
    toy.accountId = before;
    await reaches(engine, id, "succeeded");
  } finally {
    toy.accountId = before;
  }
});

it("polls a task once however many watch it", async () => {
  toy.holdTasks = true;
  const { id, taskId } = await asked(engine, wish(toy));
  const watching = Array.from({ length: 20 }, () => [engine.watch(id), engine.subscribe(() => {})]).flat();
  const begun = Date.now();
  await eventually(() => expect(toy.polls.get(taskId ?? "")).toBeGreaterThanOrEqual(3));
  const expected = (Date.now() - begun) / 400 + 1;
  expect(toy.polls.get(taskId ?? "")).toBeLessThanOrEqual(expected);
  toy.holdTasks = false;
  await reaches(engine, id, "succeeded");
  for (const release of watching) release();
});

it("delivers each change to each subscriber once, in the order of versions", async () => {
  const other = startEngine(1_500);
  await eventually(() => expect(other.health().listening).toBe(true));
  const heard = new Map<string, number[]>();
  const leave = [engine, other].map((from, index) =>
    from.subscribe(({ id, version }) => {
      const key = `${index} ${id}`;
      heard.set(key, [...(heard.get(key) ?? []), version]);
    }),
  );
  const { id } = await asked(engine, wish(toy));
  const { version } = await reaches(engine, id, "succeeded");
  for (const index of [0, 1]) {
    await eventually(() => expect(heard.get(`${index} ${id}`)?.at(-1)).toBe(version));
    const versions = heard.get(`${index} ${id}`) ?? [];
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  }
  for (const step of leave) step();
  await other.stop();
});

it("catches up with changes announced while its listening connection was lost", async () => {
  const other = startEngine(1_500);
  await eventually(() => expect(other.health().listening).toBe(true));
  const heard: Operation[] = [];
  other.subscribe((operation) => heard.push(operation));
  // Changed directly in the database, without an announcement: only catching up can find it.
  const { rows } = await database.pool.query<{ id: string }>(
    "update operations set version = version + 1, updated_at = now() where id = (select max(id) from operations) returning id",
  );
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%events' and datname = current_database()",
  );
  await eventually(() => expect(heard.map(({ id }) => id)).toContain(rows[0]?.id));
  await other.stop();
});

it("reads lists and overview once for concurrent callers, and shows a change at once", async () => {
  const reads = vi.spyOn(database, "read");
  await Promise.all(Array.from({ length: 50 }, () => engine.overview()));
  await Promise.all(Array.from({ length: 50 }, () => engine.list({ loadBalancerId: "lb-shared" })));
  expect(reads).toHaveBeenCalledTimes(2);
  const { id } = await asked(engine, wish(toy, { loadBalancerId: "lb-shared" }));
  expect((await engine.list({ loadBalancerId: "lb-shared" })).items.map((operation) => operation.id)).toEqual([id]);
  reads.mockRestore();
});

it("answers a malformed id", async () => {
  for (const id of ["", "0", "-1", "1e9", "999999999999", "99999999999999999999", "1; drop table operations"]) {
    expect(await engine.detail(id)).toBeNull();
    expect(await engine.cancel(id, "local")).toEqual({ kind: "unknown" });
  }
});
