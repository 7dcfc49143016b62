import { afterAll, beforeAll, expect, test } from "vitest";
import type { CloudSettings } from "#lib/env-cloud.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { signedCall } from "#lib/sandbox/testing/wire.ts";
import { scenarioNames as servedScenarios } from "#lib/sandbox/world/scenarios.ts";
import { SandboxAway, type SandboxControl, sandboxControl } from "#lib/sandbox-control.ts";
import { allFaultKinds, scenarioNames } from "#lib/sandbox-terms.ts";

let sandbox: RunningSandbox;
let control: SandboxControl;

const cloudAt = (endpoint: string): CloudSettings => ({
  realm: "sandbox",
  endpoint,
  credentials: { source: "sandbox" },
  role: null,
});

beforeAll(async () => {
  sandbox = await startSandbox({ control: true });
  control = controlAt(sandbox.url);
});

afterAll(() => sandbox.close());

function controlAt(url: string): SandboxControl {
  const made = sandboxControl(cloudAt(url));
  if (!made) throw new Error("no control of a sandbox");
  return made;
}

test("a real cloud has no control, also behind a custom endpoint", () => {
  for (const realm of ["intl", "cn"] as const) {
    expect(sandboxControl({ ...cloudAt(sandbox.url), realm })).toBeNull();
  }
});

test("it knows the sandbox's scenarios and can switch to each", async () => {
  expect(scenarioNames).toEqual(servedScenarios);
  for (const scenario of scenarioNames) {
    await control.reset(scenario);
    expect((await control.view()).scenario).toBe(scenario);
  }
});

test("it can inject each kind of failure", async () => {
  await control.reset("default");
  for (const kind of allFaultKinds) {
    await control.provoke({ action: "CreateRule", kind, times: 2, ...(kind === "error" && { code: "InternalError" }) });
  }
  expect((await control.view()).waiting).toEqual(
    allFaultKinds.map((kind) => ({ id: expect.any(Number), action: "CreateRule", kind, left: 2 })),
  );
});

test("it withdraws one order and no other, also one that is used up", async () => {
  await control.reset("default");
  for (const kind of ["busy", "task-fail"] as const) await control.provoke({ action: "CreateRule", kind, times: 2 });
  const [first, second] = (await control.view()).waiting;
  await control.withdraw(first?.id ?? 0);
  expect((await control.view()).waiting).toEqual([second]);
  await control.withdraw(first?.id ?? 0);
  expect((await control.view()).waiting).toEqual([second]);
});

test("it advances the clock", async () => {
  await control.reset("default");
  await control.advanceClock(60_000);
  expect((await control.view()).clockAheadMs).toBe(60_000);
});

test("the calls come newest first, with their outcome", async () => {
  await control.reset("default");
  await signedCall({ port: sandbox.port, secretKey: "guess" });
  await control.provoke({ action: "ListNamespaces", kind: "error", code: "InternalError", times: 1 });
  await new SdkCaller(sandbox).refusal("scf", "ListNamespaces");
  expect((await control.view()).calls).toMatchObject([
    { action: "ListNamespaces", outcome: "InternalError", fault: "error", verified: true, region: "ap-guangzhou" },
    { action: "DescribeLoadBalancers", outcome: "AuthFailure.SignatureFailure", fault: null, verified: false },
  ]);
});

test("the calls are counted by action, the most frequent first, with those that failed", async () => {
  await control.reset("default");
  const caller = new SdkCaller(sandbox);
  await signedCall({ port: sandbox.port, secretKey: "guess" });
  await control.provoke({ action: "ListNamespaces", kind: "error", code: "InternalError", times: 2 });
  for (let call = 0; call < 2; call++) await caller.refusal("scf", "ListNamespaces");
  expect((await control.view()).counts).toEqual([
    { action: "ListNamespaces", all: 2, failed: 2 },
    { action: "DescribeLoadBalancers", all: 1, failed: 1 },
  ]);
});

test("a sandbox that is away or has no control paths is SandboxAway", async () => {
  const closed = await startSandbox();
  await expect(controlAt(closed.url).view()).rejects.toThrow(SandboxAway);
  await closed.close();
  await expect(controlAt(closed.url).reset("empty")).rejects.toThrow(SandboxAway);
});
