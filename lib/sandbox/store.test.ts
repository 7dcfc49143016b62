import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { IssuedKey } from "#lib/sandbox/keys.ts";
import { fileStore, type SavedState } from "#lib/sandbox/store.ts";
import type { Task } from "#lib/sandbox/tasks.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-store-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const task: Task = {
  id: "first",
  number: 1,
  account: "1",
  region: "ap-guangzhou",
  loadBalancerIds: ["lb-1"],
  action: "RegisterFunctionTargets",
  order: null,
  startedAt: 1,
  endsAt: 2,
  failure: null,
  known: true,
  change: { kind: "set-function", listenerId: "lbl-1", locationId: "loc-1", function: null },
  settled: false,
};

const key: IssuedKey = {
  issuedBy: "request",
  secretId: "AKIDissued",
  secretKey: "key",
  token: "token",
  account: "1",
  uin: "2",
  roleId: "3",
  sessionName: "session",
  mayWrite: true,
  expiresAt: 4,
};

const state: SavedState = {
  version: 2,
  seed: "s",
  scenario: "shop",
  clockOffsetMs: 5,
  tasks: [task],
  keys: [key],
  touched: [],
  removed: [],
};

test("loading restores the saved state, with the tasks begun and the keys issued since", () => {
  const store = fileStore(join(folder, "made", "when", "missing"));
  store.save(state);
  store.append({ ...task, id: "second" });
  store.append({ ...key, secretId: "AKIDsecond" });
  expect(store.load()).toEqual({
    ...state,
    tasks: [task, { ...task, id: "second" }],
    keys: [key, { ...key, secretId: "AKIDsecond" }],
  });
});

test("saving merges the journal into the state", () => {
  const store = fileStore(folder);
  store.append(task);
  store.save(state);
  expect(store.load()).toEqual(state);
  expect(readdirSync(folder)).toEqual(["sandbox.json"]);
});

test("a task in both counts once, as in the saved state", () => {
  const store = fileStore(folder);
  store.save({ ...state, tasks: [{ ...task, settled: true }] });
  store.append(task);
  expect(store.load()?.tasks).toEqual([{ ...task, settled: true }]);
});

test("a line cut off by a kill is ignored", () => {
  const store = fileStore(folder);
  store.save(state);
  store.append({ ...task, id: "second" });
  appendFileSync(join(folder, "sandbox.journal"), '{"id":"thi');
  expect(store.load()?.tasks.map(({ id }) => id)).toEqual(["first", "second"]);
});

test.each(["", "{", '{"version":1}'])("the state %j is ignored", (text) => {
  writeFileSync(join(folder, "sandbox.json"), text);
  expect(fileStore(folder).load()).toBeNull();
});
