import type { ChildProcess } from "node:child_process";
import { afterAll, describe, expect, inject, it } from "vitest";
import type { Binding, RuleRef } from "#lib/binding/types.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { type AskInput, insertOperation } from "#lib/operations/store/insert.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { forkWorker, kill } from "#lib/operations/testing/processes.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { asked, pathOf, reaches } from "#lib/operations/testing/setup.ts";
import { trueTimes } from "#lib/operations/testing/times.ts";
import { eventually } from "#lib/testing/until.ts";

// The engine with the console's real client on the real sandbox, in separate processes.

const region = "ap-guangzhou";
const times = trueTimes;
const { readBackMs } = times;
const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const sandbox = await startSandboxProcess("--task-ms", "400");
const cloud = sandboxCloud(sandbox.url, database.pool);
const workers: ChildProcess[] = [];
const engine = oneAccountEngine({ database, cloud: cloud.port, readBackMs, log: { warn: () => {} } });
engine.start();
const identity = await engine.identity();
const rules = (await freeRules(cloud.inventory, region)).flat();

afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await engine.stop();
  await cloud.close();
  await database.close();
  sandbox.close();
});

function nextRule(): RuleRef {
  const rule = rules.shift();
  if (!rule) throw new Error("the sandbox has no free rule left");
  return rule;
}

const { items: functions } = await cloud.inventory.functions({
  region,
  language: "en-US",
  namespace: "default",
  search: "",
  offset: 0,
});

function target(index = 0, weight = 10): Binding {
  return { function: { namespace: "default", name: functions[index]?.name ?? "", qualifier: "$LATEST" }, weight };
}

function wish(rule: RuleRef, before: Binding | null, after: Binding | null): AskInput {
  return askInput(identity, rule, before, after);
}

async function run(input: AskInput) {
  const { id } = await asked(engine, input);
  return reaches(engine, id, "succeeded", "failed", "rejected");
}

it("binds, reweighs, replaces and unbinds, each verified and sent once", async () => {
  const rule = nextRule();
  const steps = [target(), target(0, 55), target(1, 55), null];
  let before: Binding | null = null;
  for (const after of steps) {
    const ended = await run(wish(rule, before, after));
    expect(ended).toMatchObject({ state: "succeeded", cause: "verified" });
    before = after;
  }
  expect((await sandbox.writesOf(rule)).length).toBe(steps.length);
});

it("records the body exactly as sent", async () => {
  const rule = nextRule();
  const { id } = await run(wish(rule, null, target()));
  const detail = await engine.detail(id);
  const [write] = await sandbox.writesOf(rule);
  expect(JSON.stringify(detail?.attempts[0]?.body)).toBe(JSON.stringify(write?.body));
});

it("rejects a rule changed since the review, and a change no longer eligible", async () => {
  const rule = nextRule();
  await run(wish(rule, null, target()));
  expect(await run(wish(rule, target(1), target(0, 7)))).toMatchObject({
    state: "rejected",
    cause: "changed-since-review",
  });
  const missing: Binding = { function: { namespace: "default", name: "no-such", qualifier: "$LATEST" }, weight: 1 };
  expect(await run(wish(rule, target(), missing))).toMatchObject({ state: "rejected", cause: "no-longer-eligible" });
  expect((await sandbox.writesOf(rule)).length).toBe(1);
});

describe("faults of the write", () => {
  it.each([
    ["busy", ["queued: busy"]],
    ["rate-limit", ["queued: rate-limited"]],
  ])("%s: waits and is sent again", async (kind, wait) => {
    const rule = nextRule();
    await sandbox.fault(kind);
    const ended = await run(wish(rule, null, target()));
    expect(ended.state).toBe("succeeded");
    expect(await pathOf(engine, ended.id)).toEqual(expect.arrayContaining(wait));
    expect((await sandbox.writesOf(rule)).length).toBe(2);
  });

  it.each(["drop-after", "garbage", "truncate"])("%s: is read back and found", async (kind) => {
    const rule = nextRule();
    await sandbox.fault(kind);
    const ended = await run(wish(rule, null, target()));
    expect(ended).toMatchObject({ state: "succeeded", cause: "seen-without-task" });
    expect((await sandbox.writesOf(rule)).length).toBe(1);
  });

  it.each(["drop-before", "http-500"])("%s: is read back to the end and not sent again", async (kind) => {
    const rule = nextRule();
    await sandbox.fault(kind);
    const ended = await run(wish(rule, null, target()));
    expect(ended).toMatchObject({ state: "failed", cause: "no-trace", observed: null });
    expect((await sandbox.writesOf(rule)).length).toBe(1);
  });

  it.each([
    ["InternalError", "failed", "no-trace"],
    ["LimitExceeded", "rejected", "refused"],
  ])("error %s: %s", async (code, state, cause) => {
    await sandbox.fault("error", { code });
    expect(await run(wish(nextRule(), null, target()))).toMatchObject({ state, cause });
  });

  it("a stale signature is renewed and sent exactly once more", async () => {
    const rule = nextRule();
    for (let count = 0; count < 2; count += 1) {
      await sandbox.fault("error", { code: "AuthFailure.SignatureExpire" });
    }
    const ended = await run(wish(rule, null, target()));
    expect(ended).toMatchObject({ state: "rejected", cause: "refused" });
    expect(await pathOf(engine, ended.id)).toContain("queued: credentials-renewed");
    expect((await sandbox.writesOf(rule)).length).toBe(2);
  });

  it("a failed task shows the cloud's message", async () => {
    await sandbox.fault("task-fail");
    const ended = await run(wish(nextRule(), null, target()));
    expect(ended).toMatchObject({ state: "failed", cause: "task-failed" });
    expect(ended.cloudSays?.message).toBeTruthy();
  });
});

describe("a process killed during an operation", () => {
  async function inWorker(input: AskInput, killWhen: (id: string) => Promise<void>) {
    await engine.stop();
    const worker = await forkWorker(inject("workerScript"), {
      databaseUrl: url.reveal(),
      kind: "sandbox",
      cloudUrl: sandbox.url,
      times,
    });
    workers.push(worker);
    const { row } = await insertOperation(database.query, input);
    await killWhen(String(row.id));
    await kill(worker);
    const successor = oneAccountEngine({ database, cloud: cloud.port, readBackMs, log: { warn: () => {} } });
    successor.start();
    try {
      return await reaches(successor, String(row.id), "succeeded", "failed");
    } finally {
      await successor.stop();
    }
  }

  it("before the answer came: found by reading back, sent once", async () => {
    const rule = nextRule();
    await sandbox.fault("hang");
    const ended = await inWorker(wish(rule, null, target()), () =>
      eventually(async () => expect((await sandbox.writesOf(rule)).length).toBe(1)),
    );
    expect(ended).toMatchObject({ state: "succeeded", cause: "seen-without-task" });
    expect((await sandbox.writesOf(rule)).length).toBe(1);
  });

  it("while the cloud worked: followed to its true end, sent once", async () => {
    const rule = nextRule();
    const ended = await inWorker(wish(rule, null, target()), (id) =>
      reaches(engine, id, "running", "verifying").then(() => undefined),
    );
    expect(ended).toMatchObject({ state: "succeeded", cause: "verified" });
    expect((await sandbox.writesOf(rule)).length).toBe(1);
  });
});
