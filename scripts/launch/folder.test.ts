import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdFolder } from "#scripts/launch/folder.ts";
import { Halt } from "#scripts/launch/halt.ts";

let folder: string;
let socket: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "held-"));
  socket = join(folder, "dev.sock");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a second one in the same folder is refused in one line", async () => {
  const held = await holdFolder(socket);
  await expect(holdFolder(socket)).rejects.toThrow(Halt);
  await expect(holdFolder(socket)).rejects.toThrow(/^[^\n]+$/);
  held.close();
});

test("the folder is free again when the first has ended", async () => {
  (await holdFolder(socket)).close();
  (await holdFolder(socket)).close();
});

test("a killed one holds nothing", async () => {
  const holder = spawn(process.execPath, [
    "-e",
    `require("node:net").createServer().listen(${JSON.stringify(socket)}, () => console.log("held"))`,
  ]);
  await once(holder.stdout, "data");
  await expect(holdFolder(socket)).rejects.toThrow(Halt);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect(existsSync(socket)).toBe(true);
  (await holdFolder(socket)).close();
});
