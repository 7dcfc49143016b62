import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangeRequest } from "#lib/api/contract/actions.ts";
import type { Binding, ChangeKind, RuleRef } from "#lib/binding/types.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { askForChange } from "#lib/operations/asking.ts";
import { askForChanges } from "#lib/operations/asking-many.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { reaches } from "#lib/operations/testing/setup.ts";
import { undoOf } from "#lib/operations/undo.ts";
import { eventually } from "#lib/testing/until.ts";

// Requests for a change while people search, with the console's real client on the real sandbox.

const region = "ap-guangzhou";
const asking = { region, language: "en-US" };
const asker = { actor: "local", language: "en-US" };
const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const sandbox = await startSandboxProcess("--task-ms", "200", "--latency-ms", "50");
const cloud = sandboxCloud(sandbox.url, database.pool);
const engine = oneAccountEngine({ database, cloud: cloud.port, readBackMs: 4_000, log: { warn: () => {} } });
const parts = { engine, fresh: cloud.fresh };
let rules: RuleRef[] = [];
let functionName = "";

beforeAll(async () => {
  engine.start();
  rules = (await freeRules(cloud.inventory, region)).flat();
  const functions = await cloud.inventory.functions({ ...asking, namespace: "default", search: "", offset: 0 });
  functionName = functions.items.find(({ verdict }) => verdict.kind === "eligible")?.name ?? "";
});

afterAll(async () => {
  await engine.stop();
  await cloud.close();
  await database.close();
  sandbox.close();
});

function request(): ChangeRequest {
  const rule = rules.shift();
  if (!rule) throw new Error("the sandbox has no free rule left");
  const after = {
    function: { namespace: "default", name: functionName, qualifier: "$LATEST", qualifierType: "VERSION" as const },
    weight: 10,
  };
  return {
    intentId: randomUUID(),
    change: { kind: "bind", rule, before: null, after },
    reason: "",
    retryOf: null,
    undoes: null,
  };
}

function search(word: string, count: number, signal?: AbortSignal) {
  return Array.from({ length: count }, (_, place) =>
    cloud.inventory.loadBalancers({ ...asking, search: `${word}-${place}`, offset: 0, ...(signal && { signal }) }),
  );
}

/** Texts and ids of the searches that reached the cloud, in order. */
async function lookedUp(): Promise<string[]> {
  return (await sandbox.callsOf("DescribeLoadBalancers")).map(({ body }) => JSON.stringify(body));
}

test("three hundred aborted searches cost no turn", async () => {
  const gone = new AbortController();
  const searches = search("gone", 300, gone.signal);
  await eventually(async () => expect((await lookedUp()).join()).toContain("gone-"));
  gone.abort();
  await Promise.allSettled(searches);
  const asked = await askForChange(request(), asker, parts);
  if (asked.kind !== "accepted") throw new Error("it should have been accepted");
  await reaches(engine, asked.operation.id, "succeeded");
  // Only those that already had a turn, and at most one that was just getting it.
  expect((await lookedUp()).filter((body) => body.includes("gone-")).length).toBeLessThan(20);
});

test("a requested change goes before waiting searches, which still get their results", async () => {
  const wish = request();
  const searches = search("live", 60);
  await eventually(async () => expect((await lookedUp()).join()).toContain("live-"));
  const asked = await askForChange(wish, asker, parts);
  expect(asked.kind).toBe("accepted");
  await Promise.all(searches);
  const order = (await lookedUp()).filter(
    (body) => body.includes("live-") || body.includes(wish.change.rule.loadBalancerId),
  );
  expect(order.findLastIndex((body) => body.includes(wish.change.rule.loadBalancerId))).toBeLessThan(40);
  expect(order.filter((body) => body.includes("live-"))).toHaveLength(60);
});

test("a request whose fresh reads take too long says so, and nothing is stored", async () => {
  const wish = request();
  await sandbox.fault("hang", { action: "DescribeListeners" });
  const before = performance.now();
  const ask = askForChange(wish, asker, parts, { lookMs: 500, answerMs: 1_000 });
  await expect(ask).rejects.toMatchObject({ failure: { kind: "not-sent", reason: "too-slow" } });
  // Less than the client's own time limit, which the hanging call would take.
  expect(performance.now() - before).toBeLessThan(9_000);
  const { rows } = await database.pool.query("select 1 from operations where intent_id = $1", [wish.intentId]);
  expect(rows).toEqual([]);
});

test("a request is answered while its operation is still being sent", async () => {
  await sandbox.fault("hang");
  const asked = await askForChange(request(), asker, parts, { lookMs: 5_000, answerMs: 1_500 });
  expect(asked).toMatchObject({ kind: "accepted", operation: { state: "submitting" } });
});

test("a hanging GetCallerIdentity is reported within the time limit", async () => {
  const own = sandboxCloud(sandbox.url, database.pool, { listMs: 300 });
  await sandbox.fault("hang", { action: "GetCallerIdentity" });
  await expect(own.inventory.namespaces(asking)).rejects.toMatchObject({ failure: { reason: "too-slow" } });
  await own.close();
});

test("a bound rule is changed, unbound and bound again by undoing that, each judged by what it is", async () => {
  const bind = request();
  const { rule, after: bound } = bind.change;
  if (!bound) throw new Error("a bind has a function");
  const change = async (kind: ChangeKind, before: Binding | null, after: Binding | null, undoes: string | null) => {
    const wish = { ...bind, intentId: randomUUID(), undoes, change: { kind, rule, before, after } };
    const asked = await askForChange(wish, asker, parts);
    if (asked.kind !== "accepted") throw new Error(`it was refused: ${JSON.stringify(asked)}`);
    return reaches(engine, asked.operation.id, "succeeded", "failed", "rejected");
  };
  expect(await change("bind", null, bound, null)).toMatchObject({ state: "succeeded" });
  const heavy = { ...bound, weight: 55 };
  expect(await change("reweigh", bound, heavy, null)).toMatchObject({ state: "succeeded", kind: "reweigh" });
  const unbind = await change("unbind", heavy, null, null);
  expect(unbind).toMatchObject({ state: "succeeded", kind: "unbind" });
  const undo = await change("bind", null, heavy, unbind.id);
  expect(undo).toMatchObject({ state: "succeeded", kind: "bind", undoes: unbind.id });
});

test.each([
  ["unbind", null],
  ["reweigh", 60],
] as const)("the %s of a function that is gone has nothing against it", async (kind, weight) => {
  const { rule } = request().change;
  const before = { function: { namespace: "gone", name: "deleted", qualifier: "7" }, weight: 10 };
  const change = { kind, rule, before, after: weight === null ? null : { ...before, weight } };
  const asked = (await sandbox.callsOf("ListFunctions")).length;
  const check = await cloud.fresh.check(change, "en-US", 0, AbortSignal.timeout(60_000));
  expect(check).toMatchObject({ missing: null, verdict: { kind: "eligible" } });
  // Nothing about the function is read.
  expect(await sandbox.callsOf("ListFunctions")).toHaveLength(asked);
});

test("a rule that holds something else is a conflict, which says what it holds", async () => {
  const wish = request();
  const { rule, after } = wish.change;
  const believed = { function: { namespace: "default", name: "believed", qualifier: "1" }, weight: 10 };
  const change = { kind: "unbind" as const, rule, before: believed, after: null };
  const refused = await askForChange({ ...wish, change }, asker, parts);
  expect(refused).toEqual({ kind: "refused", refusal: { kind: "conflict", holds: null } });

  const bound = await askForChange(wish, asker, parts);
  if (bound.kind !== "accepted") throw new Error(`it was refused: ${JSON.stringify(bound)}`);
  await reaches(engine, bound.operation.id, "succeeded");
  const again = await askForChange({ ...wish, intentId: randomUUID() }, asker, parts);
  expect(again).toMatchObject({ kind: "refused", refusal: { kind: "conflict", holds: after } });
});

test("a request whose answer got lost is answered with what it asked for, also once that is done", async () => {
  const wish = request();
  const first = await askForChange(wish, asker, parts);
  if (first.kind !== "accepted") throw new Error(`it was refused: ${JSON.stringify(first)}`);
  await reaches(engine, first.operation.id, "succeeded");
  const again = await askForChange(wish, asker, parts);
  expect(again).toMatchObject({ kind: "accepted", operation: { id: first.operation.id, state: "succeeded" } });
});

test("a second change of a rule is refused with the operation that is in the way", async () => {
  const first = request();
  const stalling = { namespace: "faults", name: "task-stalls", qualifier: "$LATEST" };
  const change = { ...first.change, after: { function: stalling, weight: 10 } };
  const asked = await askForChange({ ...first, change }, asker, parts);
  if (asked.kind !== "accepted") throw new Error(`it was refused: ${JSON.stringify(asked)}`);
  expect(await askForChange({ ...first, intentId: randomUUID() }, asker, parts)).toEqual({
    kind: "refused",
    refusal: { kind: "problem", problem: "Console.RuleBusy", part: "rule", operationId: asked.operation.id },
  });
});

test("several changes are each asked for and answered by themselves, and found again by their batch", async () => {
  const [good, changed, taken, impossible] = [request(), request(), request(), request()];
  const stalling = { namespace: "faults", name: "task-stalls", qualifier: "$LATEST" };
  const blocking = { ...taken, change: { ...taken.change, after: { function: stalling, weight: 10 } } };
  const blocked = await askForChange(blocking, asker, parts);
  if (blocked.kind !== "accepted") throw new Error(`it was refused: ${JSON.stringify(blocked)}`);
  const believed = { function: { namespace: "default", name: "believed", qualifier: "1" }, weight: 10 };
  const missing = { function: { namespace: "default", name: functionName, qualifier: "999" }, weight: 10 };
  const changes = [
    good,
    { ...changed, change: { ...changed.change, kind: "unbind" as const, before: believed, after: null } },
    { ...taken, intentId: randomUUID() },
    { ...impossible, change: { ...impossible.change, after: missing } },
  ].map(({ intentId, change }) => ({ intentId, change }));
  const batch = randomUUID();

  const asked = await askForChanges({ batch, reason: "all at once", changes }, asker, parts);
  expect(asked).toMatchObject([
    { kind: "accepted", operation: { batch, reason: "all at once", kind: "bind" } },
    { kind: "refused", refusal: { kind: "conflict", holds: null } },
    { kind: "refused", refusal: { problem: "Console.RuleBusy", operationId: blocked.operation.id } },
    { kind: "refused", refusal: { kind: "ineligible", reason: "qualifier-missing" } },
  ]);
  const [only] = asked;
  if (only?.kind !== "accepted") throw new Error("the first should have been accepted");
  expect(await engine.list({ batch })).toMatchObject({ total: 1, items: [{ id: only.operation.id }] });

  // The same ones again are the same operation.
  const again = await askForChanges({ batch, reason: "", changes: changes.slice(0, 1) }, asker, parts);
  expect(again).toMatchObject([{ kind: "accepted", operation: { id: only.operation.id } }]);
  expect(await engine.list({ batch })).toMatchObject({ total: 1 });
});

test("several operations that are undone together are each linked to the one that undoes it", async () => {
  const wanted = [request(), request()].map(({ intentId, change }) => ({ intentId, change }));
  const asked = await askForChanges({ batch: randomUUID(), reason: "", changes: wanted }, asker, parts);
  const bound = asked.map((one) => {
    if (one.kind !== "accepted") throw new Error("it should have been accepted");
    return one.operation;
  });
  for (const { id } of bound) await reaches(engine, id, "succeeded");
  const changes = bound.map((operation) => {
    const undoing = undoOf({ ...operation, state: "succeeded" }, operation.after);
    if (undoing.kind !== "change") throw new Error("there is something to undo");
    return { intentId: randomUUID(), change: undoing.change, undoes: operation.id };
  });
  const undone = await askForChanges({ batch: randomUUID(), reason: "", changes }, asker, parts);
  expect(undone).toMatchObject(
    bound.map(({ id }) => ({ kind: "accepted", operation: { kind: "unbind", undoes: id } })),
  );
});

test("a cloud that refuses all reads fails each of several changes, and stores none", async () => {
  const batch = randomUUID();
  const changes = [request(), request()].map(({ intentId, change }) => ({ intentId, change }));
  await sandbox.fault("error", { action: "DescribeListeners", code: "UnauthorizedOperation", times: 2 });
  const asked = await askForChanges({ batch, reason: "", changes }, asker, parts);
  expect(asked).toMatchObject([
    { kind: "failed", error: { failure: { code: "UnauthorizedOperation" } } },
    { kind: "failed", error: { failure: { code: "UnauthorizedOperation" } } },
  ]);
  expect(await engine.list({ batch })).toMatchObject({ total: 0 });
});
