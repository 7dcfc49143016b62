import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RunningSandbox } from "#lib/sandbox/server.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, functionsOn, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

interface Started {
  child: ChildProcess;
  output: () => string;
}

const started: ChildProcess[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-"));
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Starts a sandbox process with the folder as DATA_DIR. */
function start(...args: string[]): Started {
  const child = spawn(process.execPath, ["lib/sandbox/main.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { NODE_ENV: "test", DATA_DIR: folder },
  });
  started.push(child);
  let text = "";
  child.stdout?.on("data", (chunk) => {
    text += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    text += chunk;
  });
  return { child, output: () => text };
}

/** Waits for its ready message on the IPC channel. */
async function ready({ child }: Started): Promise<RunningSandbox> {
  const [message] = await once(child, "message");
  expect(message).toMatchObject({ ready: true, port: expect.any(Number) });
  return { port: message.port, url: `http://127.0.0.1:${message.port}`, close: async () => {} };
}

async function exitCode(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return child.exitCode;
  const [code, signal] = await once(child, "exit");
  return code ?? signal;
}

test("prints its address and keys, and ends on SIGTERM", async () => {
  const run = start("--port", "0");
  const { url } = await ready(run);
  run.child.kill("SIGTERM");
  expect(await exitCode(run.child)).toBe(0);
  expect(run.output()).toContain(url);
  expect(run.output()).toContain("AKIDsandboxstandard / sandbox-standard-secret");
  expect(run.output()).toContain("AKIDsandboxtemporary / sandbox-temporary-secret with token sandbox-token");
});

test("ends when its launcher's channel closes", async () => {
  const run = start("--port", "0");
  await ready(run);
  run.child.disconnect();
  expect(await exitCode(run.child)).toBe(0);
});

test("says in one line that the port is taken", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const run = start("--port", port);
  expect(await exitCode(run.child)).toBe(1);
  expect(run.output().trim()).toBe(`Port ${port} is in use: stop what listens there, or choose another with --port.`);
  holder.close();
});

test("says in one line that another sandbox uses its folder, and starts once that one is killed", async () => {
  const first = start("--port", "0");
  await ready(first);
  const second = start("--port", "0");
  expect(await exitCode(second.child)).toBe(1);
  expect(second.output().trim()).toBe(
    `The sandbox can't start: another sandbox keeps its state in ${folder}; choose another folder with --data-dir.`,
  );
  await ready(start("--port", "0", "--ephemeral"));
  first.child.kill("SIGKILL");
  await exitCode(first.child);
  await ready(start("--port", "0"));
});

test("says in one line what is wrong with its arguments", async () => {
  const run = start("--port", "lots");
  expect(await exitCode(run.child)).toBe(1);
  expect(run.output().trim()).toBe("--port must be a whole number from 0 to 65535");
});

test.each(["SIGTERM", "SIGKILL"] as const)("after %s it resumes with its state and tasks", async (signal) => {
  const first = start("--port", "0", "--task-ms", "700");
  const before = new SdkCaller(await ready(first));
  const rule = await ruleOf(before, "shop-web-gateway");
  await ended(before, await write(before, "RegisterFunctionTargets", rule, target({ weight: 33 })));
  const other = await ruleOf(before, "官网入口");
  const TaskId = await write(before, "RegisterFunctionTargets", other, target());
  first.child.kill(signal);
  await exitCode(first.child);

  const after = new SdkCaller(await ready(start("--port", "0", "--task-ms", "700")));
  expect(await functionsOn(after, rule)).toMatchObject([{ Weight: 33 }]);
  expect(await ended(after, TaskId)).toMatchObject({ Status: 0 });
  expect(await functionsOn(after, other)).toMatchObject([{ Weight: 10 }]);
});

test("says in one line what is wrong with its settings", async () => {
  const child = spawn(process.execPath, ["lib/sandbox/main.ts"], { env: { NODE_ENV: "test", SANDBOX_PORT: "lots" } });
  started.push(child);
  let text = "";
  child.stderr.on("data", (chunk) => {
    text += chunk;
  });
  expect(await exitCode(child)).toBe(1);
  expect(text.trim()).toMatch(/^SANDBOX_PORT must be .*$/);
});

test("--ephemeral keeps nothing", async () => {
  const first = start("--port", "0", "--task-ms", "0", "--ephemeral");
  const before = new SdkCaller(await ready(first));
  const rule = await ruleOf(before, "shop-web-gateway");
  await ended(before, await write(before, "RegisterFunctionTargets", rule, target()));
  first.child.kill("SIGTERM");
  await exitCode(first.child);
  const after = new SdkCaller(await ready(start("--port", "0", "--ephemeral")));
  expect(await functionsOn(after, rule)).toBeNull();
});
