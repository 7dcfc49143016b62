import { afterEach, expect, test } from "vitest";
import { registerFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { createAttempts } from "#scripts/verify-cloud/attempts.ts";
import { restore } from "#scripts/verify-cloud/restore.ts";
import { readRule, ruleBody } from "#scripts/verify-cloud/rule.ts";
import { cloudOn, targetOn } from "#scripts/verify-cloud/testing/run.ts";

let on: RunningSandbox;
afterEach(() => on.close());

/** A run interrupted when the task of its bind begins. */
async function cutOff(taskMs: number) {
  on = await startSandbox({ control: true, taskMs });
  const cloud = cloudOn(on);
  const target = await targetOn(cloud);
  const attempts = createAttempts(cloud, target, { pollMs: 50, taskMs: 60_000, lostMs: 20_000 });
  const key = { FunctionNamespace: "default", FunctionName: "order-webhook", FunctionQualifier: "$LATEST" };
  return { cloud, target, attempts, bound: [{ Function: key, Weight: 10 }] };
}

test("a task that can't be polled for a moment is waited for, and its function is unbound", async () => {
  const { cloud, target, attempts, bound } = await cutOff(1_500);
  await attempts.write(registerFunctionTargets, bound);
  await ask(on, "POST", "faults", { action: "DescribeTaskStatus", kind: "error", code: "InternalError", times: 2 });
  expect(await restore(cloud, target, attempts, { pollMs: 50, limitMs: 60_000 })).toBe(true);
  expect((await readRule(cloud, target))?.functions).toEqual([]);
  expect((await ask(on, "GET", "calls?action=DeregisterFunctionTargets")).body.calls).toHaveLength(1);
});

test("a refused clean-up is repeated", async () => {
  const { cloud, target, attempts, bound } = await cutOff(100);
  await attempts.write(registerFunctionTargets, bound);
  await attempts.ended();
  const refusal = { action: "DeregisterFunctionTargets", kind: "error", code: "FailedOperation", times: 2 };
  await ask(on, "POST", "faults", refusal);
  expect(await restore(cloud, target, attempts, { pollMs: 50, limitMs: 60_000 })).toBe(true);
});

test("a function bound by somebody else meanwhile is not touched", async () => {
  const { cloud, target, attempts, bound } = await cutOff(100);
  const body = { ...ruleBody(target), FunctionTargets: bound };
  await cloud.ask(registerFunctionTargets, body);
  await expect.poll(async () => (await readRule(cloud, target))?.functions.length, { timeout: 10_000 }).toBe(1);
  expect(await restore(cloud, target, attempts, { pollMs: 50, limitMs: 60_000 })).toBe(false);
  expect((await readRule(cloud, target))?.functions).toHaveLength(1);
});
