import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "#scripts/ensure/lock.mjs";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  path = join(folder, "lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

function deadPid(): number {
  return spawnSync("true").pid;
}

test("a second process waits until the first is done", async () => {
  const first = await takeLock(path);
  let got = false;
  const second = takeLock(path).then((lock) => {
    got = true;
    return lock;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(got).toBe(false);
  first.release();
  (await second).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("the lock of an ended process is taken over", async () => {
  writeFileSync(path, JSON.stringify({ pids: [deadPid()], at: Date.now() }));
  (await takeLock(path)).release();
  expect(existsSync(path)).toBe(false);
});

test("but not while the install that it started is running", async () => {
  const worker = spawn("sleep", ["60"]);
  writeFileSync(path, JSON.stringify({ pids: [deadPid(), worker.pid], at: Date.now() }));
  let got = false;
  const waiting = takeLock(path).then((lock) => {
    got = true;
    return lock;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(got).toBe(false);
  worker.kill();
  (await waiting).release();
});

test("an old lock is stale, even if its pid exists again", async () => {
  writeFileSync(path, JSON.stringify({ pids: [process.pid], at: Date.now() - 3_600_000 }));
  (await takeLock(path)).release();
});
