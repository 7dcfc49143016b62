import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { sandboxKeys } from "#lib/env-cloud.ts";
import { type DialectName, dialectNames } from "#lib/sandbox/dialects.ts";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "#lib/sandbox/server.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { eventually } from "#lib/testing/until.ts";
import { readRule, type Target } from "#scripts/verify-cloud/rule.ts";
import { cloudOn, targetOn } from "#scripts/verify-cloud/testing/run.ts";
import { verify } from "#scripts/verify-cloud/verify.ts";

let running: RunningSandbox[] = [];

async function sandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const one = await startSandbox({ control: true, taskMs: 2500, ...options });
  running.push(one);
  return one;
}

afterEach(async () => {
  await Promise.all(running.map((one) => one.close()));
  running = [];
});

async function verified(on: RunningSandbox, target: Target | null) {
  return verify(cloudOn(on), {
    target,
    loadBalancer: null,
    waits: { pollMs: 100, taskMs: 60_000, lostMs: 1500 },
    restoreWaits: { pollMs: 100, limitMs: 60_000 },
    confirm: async () => {},
    say: () => {},
  });
}

const expectedToDiffer: Record<DialectName, string[]> = {
  usual: [],
  "unknown-task": ["unknown-task", "task-elsewhere"],
  "plain-busy": ["busy-code", "order-lock"],
  "empty-lists": ["unbound-rule", "rule-before", "rule-after"],
  "whole-names": ["search-name", "search-domain"],
  "function-first": ["order-load-balancer", "order-listener", "order-rule", "order-lock"],
  "unnamed-refusals": ["envelope-refusal"],
  "qualifier-types": ["qualifier-type"],
  "full-weight": ["weight-default"],
  "modify-same-only": ["modify-other"],
  "lenient-parameters": ["unknown-parameter"],
};

/** Dialects that reads alone reveal. */
const shownByReads: readonly string[] = ["whole-names", "unnamed-refusals", "lenient-parameters"];

/** Runs against a sandbox of its own. @returns the differences from the assumptions */
async function differing(dialect: DialectName): Promise<[DialectName, string[]]> {
  const on = await sandbox({ dialect });
  const cloud = cloudOn(on);
  const target = await targetOn(cloud);
  const readsAlone = shownByReads.includes(dialect);
  const { findings, restored } = await verified(on, readsAlone ? null : target);
  expect.soft({ dialect, restored, unseen: findings.filter(({ agrees }) => agrees === null) }).toEqual({
    dialect,
    restored: readsAlone ? null : true,
    unseen: [],
  });
  expect.soft((await readRule(cloud, target))?.functions).toEqual([]);
  return [dialect, findings.filter(({ agrees }) => agrees === false).map(({ id }) => id)];
}

test("each dialect differs in exactly its point, and the default sandbox in none", async () => {
  const differ = await Promise.all(dialectNames.map(differing));
  expect(Object.fromEntries(differ)).toEqual(expectedToDiffer);
});

test.each([
  ["/api/checkout", "has a function"],
  ["/static", "has servers"],
  ["/images", "sends to a target group"],
])("a rule that is in use is refused before anything is written: %s", async (url, words) => {
  const on = await sandbox();
  await expect(verified(on, await targetOn(cloudOn(on), "shop.example.com", url))).rejects.toThrow(words);
  expect((await ask(on, "GET", "calls?action=RegisterFunctionTargets")).body.calls).toEqual([]);
});

test("a rule that redirects is refused, too", async () => {
  const on = await sandbox();
  await expect(verified(on, await targetOn(cloudOn(on), "old.shop.example.com"))).rejects.toThrow("redirects");
});

test("a write whose answer is lost is not sent again, and its effect is undone", async () => {
  const on = await sandbox();
  const target = await targetOn(cloudOn(on));
  await ask(on, "POST", "faults", { action: "ModifyFunctionTargets", kind: "drop-after", times: 3 });
  const { findings, restored } = await verified(on, target);
  expect(restored).toBe(true);
  expect((await readRule(cloudOn(on), target))?.functions).toEqual([]);
  expect(findings.find(({ id }) => id === "bind")?.why).toMatch(/^given up: ModifyFunctionTargets: no answer/);
  expect((await ask(on, "GET", "calls?action=ModifyFunctionTargets")).body.calls).toHaveLength(1);
});

test("SIGINT during a task leaves the rule unbound, and the report has no names of the account", async () => {
  const on = await sandbox({ taskMs: 4000 });
  const target = await targetOn(cloudOn(on));
  const folder = await mkdtemp(join(tmpdir(), "verify "));
  const report = join(folder, "report.json");
  const args = ["--write", "--yes", "--per-second", "100", "--report", report];
  args.push("--load-balancer", target.loadBalancerId, "--listener", target.listenerId, "--rule", target.locationId);
  const { secretId, secretKey } = sandboxKeys;
  const child = spawn(process.execPath, ["scripts/verify-cloud.ts", ...args, "--function", target.functionName], {
    env: {
      NODE_ENV: "test",
      CLOUD_ENDPOINT: on.url,
      TENCENTCLOUD_SECRET_ID: secretId,
      TENCENTCLOUD_SECRET_KEY: secretKey,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const isBound = async () => {
    const { body } = await ask(on, "GET", "calls?action=RegisterFunctionTargets&limit=100");
    expect(body.calls.map((call: { outcome: string }) => call.outcome)).toContain("OK");
  };
  await eventually(isBound);
  child.kill("SIGINT");
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([130, null]);
  expect((await readRule(cloudOn(on), target))?.functions).toEqual([]);
  expect(said).toContain("The rule is as it was");
  const { body } = await ask(on, "GET", "calls?action=DeregisterFunctionTargets&limit=100");
  expect(body.calls.map((call: { outcome: string }) => call.outcome)).toContain("OK");

  const text = await readFile(report, "utf8");
  expect(JSON.parse(text)).toMatchObject({ interrupted: true, restored: true });
  for (const name of [secretId, secretKey, target.locationId, target.loadBalancerId]) expect(text).not.toContain(name);
  await rm(folder, { recursive: true });
});
