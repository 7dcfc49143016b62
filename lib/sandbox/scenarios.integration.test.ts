import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getMonitorData } from "#lib/cloud/catalogue/monitor.ts";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "#lib/sandbox/server.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { codeOf, signedCall } from "#lib/sandbox/testing/wire.ts";
import { ended, loadBalancerNamed, loadBalancers, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let dataDir: string;
let running: RunningSandbox | null = null;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
});

afterEach(async () => {
  await running?.close();
  running = null;
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts a sandbox after closing the previous one. */
async function start(options: SandboxOptions = {}): Promise<{ sandbox: RunningSandbox; sdk: SdkCaller }> {
  await running?.close();
  const sandbox = await startSandbox({ control: true, dataDir, taskMs: 20, ...options });
  running = sandbox;
  return { sandbox, sdk: new SdkCaller(sandbox) };
}

async function scenarioOf(sandbox: RunningSandbox): Promise<string> {
  return (await ask(sandbox, "GET", "state")).body.scenario;
}

test("the command line chooses the scenario; switching it drops all earlier state", async () => {
  const { sandbox, sdk } = await start({ scenario: "shop" });
  expect((await loadBalancers(sdk)).map(({ LoadBalancerName }) => LoadBalancerName)).toEqual(["shop-web-gateway"]);
  await write(sdk, "RegisterFunctionTargets", await ruleOf(sdk, "shop-web-gateway"), target());
  await ask(sandbox, "POST", "clock", { advanceMs: 60_000 });
  await ask(sandbox, "POST", "faults", { kind: "busy", times: 3 });
  await ask(sandbox, "POST", "reset", { scenario: "empty" });
  expect(await loadBalancers(sdk)).toEqual([]);
  expect((await ask(sandbox, "GET", "state")).body).toMatchObject({
    scenario: "empty",
    chaosPercent: 0,
    clockAheadMs: 0,
    faults: [],
  });
  await ask(sandbox, "POST", "reset");
  expect(await scenarioOf(sandbox)).toBe("empty");
});

test("a restart keeps the scenario that was switched to, and its changes", async () => {
  const first = await start();
  await ask(first.sandbox, "POST", "reset", { scenario: "shop" });
  await ask(first.sandbox, "POST", "clock", { advanceMs: 60_000 });
  const second = await start();
  expect((await ask(second.sandbox, "GET", "state")).body).toMatchObject({ scenario: "shop", clockAheadMs: 60_000 });
  const named = await start({ scenario: "shop" });
  expect((await ask(named.sandbox, "GET", "state")).body).toMatchObject({ clockAheadMs: 60_000 });
  const other = await start({ scenario: "ineligible" });
  expect((await ask(other.sandbox, "GET", "state")).body).toMatchObject({ scenario: "ineligible", clockAheadMs: 0 });
});

test("a restart keeps since when a rule has been bound, even where the sandbox's clock is ahead", async () => {
  const first = await start({ scenario: "shop" });
  const place = await ruleOf(first.sdk, "shop-web-gateway");
  await ended(first.sdk, await write(first.sdk, "RegisterFunctionTargets", place, target()));
  await ask(first.sandbox, "POST", "faults", { action: "*", kind: "task-slow", ms: 60_000 });
  const unbinding = await write(first.sdk, "DeregisterFunctionTargets", place, target());
  await ask(first.sandbox, "POST", "clock", { advanceMs: 7_200_000 });
  await ended(first.sdk, unbinding);
  const { sdk } = await start();
  const [vip = ""] = (await loadBalancerNamed(sdk, "shop-web-gateway")).LoadBalancerVips ?? [];
  const names = { vip, loadBalancerPort: "80", protocol: "http", domain: "shop.example.com", url: "/" };
  const answer = await sdk.call("monitor", "GetMonitorData", {
    Namespace: "QCE/LOADBALANCE",
    MetricName: "ClbHttp502",
    Instances: [{ Dimensions: Object.entries(names).map(([Name, Value]) => ({ Name, Value })) }],
    Period: 60,
    StartTime: new Date(Date.now() - 600_000).toISOString(),
    EndTime: new Date().toISOString(),
  });
  const values = getMonitorData.response.parse(answer).DataPoints?.[0]?.Values ?? [];
  expect(values[0]).toBe(0);
  expect(values.at(-1)).toBeGreaterThan(0);
});

test("flaky fails by chance, and each fault is named in the answer and in the record", async () => {
  const { sandbox } = await start({ scenario: "flaky" });
  expect((await ask(sandbox, "GET", "state")).body.chaosPercent).toBe(10);
  const seen = await faultsOf(await start({ chaosPercent: 100, seed: "night" }));
  expect(seen.recorded).not.toContain(null);
  expect(seen.told.length).toBeGreaterThan(0);
  expect(seen.recorded).toEqual(expect.arrayContaining(seen.told));
  expect((await faultsOf(await start({ chaosPercent: 100, seed: "night" }))).recorded).toEqual(seen.recorded);
});

/** The faults of eight calls, by their answers (where there was one) and by the record. */
async function faultsOf({ sandbox }: { sandbox: RunningSandbox }) {
  const call = () => signedCall({ port: sandbox.port, action: "DescribeQuota" }).catch(() => null);
  const answers = await Promise.all(Array.from({ length: 8 }, call));
  const { body } = await ask(sandbox, "GET", "calls?action=DescribeQuota");
  return {
    told: answers.flatMap((answer) => answer?.headers["x-sandbox-fault"] ?? []),
    recorded: body.calls.map(({ fault }: { fault: unknown }) => fault),
  };
}

test("the record says which signatures were valid", async () => {
  const { sandbox } = await start();
  expect(codeOf(await signedCall({ port: sandbox.port }))).toBe("OK");
  await signedCall({ port: sandbox.port, secretKey: "guess" });
  await signedCall({ port: sandbox.port, body: '{"Limit":"many"}' });
  const { body } = await ask(sandbox, "GET", "calls");
  expect(body.calls.map(({ verified }: { verified: boolean }) => verified)).toEqual([true, false, true]);
});
