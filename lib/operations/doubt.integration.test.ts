import { afterEach, expect, it, vi } from "vitest";
import { operations } from "#lib/operations/schema.ts";
import { asked, binding, pathOf, reaches, testBed, wish } from "#lib/operations/testing/setup.ts";
import { toyPort } from "#lib/operations/testing/toy-port.ts";
import { eventually, until } from "#lib/testing/until.ts";

// Operations with an unknown outcome: the cloud refuses reads, changes a rule in two steps, or answers too late.

const { toy, database, startEngine } = await testBed();
const limits = { lastingMs: 300, lostFirstMs: 100, lostLongestMs: 200, secondReadingMs: 1_500 };

afterEach(() => {
  Object.assign(toy, { refusePollsWith: null, refuseReadsWith: null, holdTasks: false });
});

it("a task whose status may not be read is reported, logged once, and its rule read back", async () => {
  const warn = vi.fn();
  const engine = startEngine(20_000, { limits, log: { warn } });
  toy.refusePollsWith = "UnauthorizedOperation";
  const versions: number[] = [];
  const leave = engine.subscribe(({ lookFailure, version }) => {
    if (lookFailure) versions.push(version);
  });
  const { id } = await asked(engine, wish(toy));
  expect(await reaches(engine, id, "succeeded", "failed")).toMatchObject({ cause: "seen-without-task" });
  expect(await pathOf(engine, id)).toContain("unconfirmed: task-unreadable");
  const doubt = (await engine.detail(id))?.transitions.find(({ to }) => to === "unconfirmed");
  expect(doubt?.cloudSays).toMatchObject({ code: "UnauthorizedOperation", action: "toy:Poll" });
  // Announced when it began to fail, not at each poll; logged then and at the end of the polls.
  expect(versions).toHaveLength(1);
  const logged = warn.mock.calls.filter(([context]) => context.err?.failure?.action === "toy:Poll");
  expect(logged).toHaveLength(2);
  leave();
  await engine.stop();
});

it("an operation that can't be read back ends after a day as never confirmed", async () => {
  const engine = startEngine(1_000, { limits: { ...limits, unknownEndMs: 1_500, lastLooks: 3 } });
  toy.refuseReadsWith = "UnauthorizedOperation";
  toy.script.push({ kind: "drop", taken: false });
  const told: (string | undefined)[] = [];
  const leave = engine.subscribe(({ lookFailure }) => void (lookFailure && told.push(lookFailure.action)));
  const { id } = await asked(engine, wish(toy));
  expect(await reaches(engine, id, "succeeded", "failed")).toMatchObject({
    cause: "never-confirmed",
    cloudSays: { code: "UnauthorizedOperation", action: "toy:Read" },
  });
  expect(told).toEqual(["toy:Read"]);
  leave();
  await engine.stop();
});

it("a person can close an operation with an unknown outcome, with a reason, and no other", async () => {
  const engine = startEngine(20_000, { limits });
  toy.holdTasks = true;
  const running = await asked(engine, wish(toy));
  expect(await engine.close(running.id, "ann", "late")).toMatchObject({ kind: "not-closable" });
  toy.refusePollsWith = "InternalError";
  await eventually(async () => expect((await engine.detail(running.id))?.operation.lookFailure).toBeDefined());
  expect(await engine.close(running.id, "ann", "seen by hand")).toMatchObject({ kind: "closed" });
  const detail = await engine.detail(running.id);
  expect(detail?.operation).toMatchObject({
    state: "failed",
    cause: "closed-by-person",
    cloudSays: { code: "InternalError", action: "toy:Poll" },
  });
  expect(detail?.transitions.at(-1)).toMatchObject({ by: "ann", reason: "seen by hand" });
  expect(await engine.close(running.id, "ann", "again")).toMatchObject({ kind: "not-closable" });
  expect(await engine.close("999999", "ann", "why")).toEqual({ kind: "unknown" });
  await engine.stop();
});

it.each([
  { reading: "as somebody else's", holds: binding("other") },
  { reading: "as gone", holds: "gone" as const },
])("a rule that reads $reading once is read again before anything is concluded", async ({ holds }) => {
  const engine = startEngine(20_000, { limits });
  toy.script.push({ kind: "drop", taken: false });
  const input = wish(toy);
  const locationId = input.change.rule.locationId;
  const { id } = await asked(engine, input);
  if (holds === "gone") toy.rules.delete(locationId);
  else toy.rules.set(locationId, holds);
  await eventually(() => expect(toy.reads.get(locationId)).toBe(1));
  toy.rules.set(locationId, binding());
  expect(await reaches(engine, id, "succeeded", "failed")).toMatchObject({ cause: "seen-without-task" });
  await engine.stop();
});

it.each([
  { task: "works on and succeeds", fails: null, end: "succeeded: verified" },
  { task: "fails", fails: "no such function", end: "failed: task-failed" },
])("an attempt whose answer came after its lease was lost: its task $task", async ({ fails, end }) => {
  const engine = startEngine(4_000, { limits });
  toy.holdTasks = true;
  const answer = toy.holdAnswers();
  const input = wish(toy);
  const asking = asked(engine, input);
  await eventually(() => expect(toy.sends.at(-1)?.locationId).toBe(input.change.rule.locationId));
  // Simulates a process that was stopped for longer than its lease.
  await database.query.update(operations).set({ leaseOwner: null, leaseUntil: new Date(0) });
  const successor = startEngine(4_000, { limits });
  const [{ id } = { id: "" }] = (await successor.list({ locationId: input.change.rule.locationId })).items;
  await reaches(successor, id, "unconfirmed");
  answer();
  await asking;
  const requestId = await eventually(async () => {
    const stored = (await successor.detail(id))?.attempts[0]?.requestId;
    if (!stored) throw new Error("no answer yet");
    return stored;
  });
  // Long past the time limit: while the cloud reports a running task, nothing is concluded from the rule.
  await eventually(async () => {
    expect(toy.polls.get(requestId) ?? 0).toBeGreaterThan(1);
    const sentAt = (await successor.detail(id))?.attempts[0]?.sentAt ?? "";
    expect(Date.now() - Date.parse(sentAt)).toBeGreaterThan(5_000);
  });
  expect((await successor.detail(id))?.operation.state).toBe("unconfirmed");
  Object.assign(toy, { holdTasks: false, failTasksWith: fails });
  const { state, cause, taskId } = await reaches(successor, id, "succeeded", "failed");
  expect([`${state}: ${cause}`, taskId]).toEqual([end, requestId]);
  toy.failTasksWith = null;
  await Promise.all([engine.stop(), successor.stop()]);
});

it("a rule that changes while the write waits for its turn is not written", async () => {
  const input = wish(toy);
  const locationId = input.change.rule.locationId;
  const port = toyPort(toy.url);
  const admit = async () => {
    toy.rules.set(locationId, binding("other"));
    const asked = performance.now();
    await until(() => performance.now() - asked > 400, "a turn that does not come at once");
  };
  const engine = startEngine(20_000, { cloud: { ...port, admit } });
  expect(await asked(engine, input)).toMatchObject({ state: "rejected", cause: "changed-since-review" });
  expect(toy.sends.filter((send) => send.locationId === locationId)).toHaveLength(0);
  await engine.stop();
});
