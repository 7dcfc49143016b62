import { beforeEach, expect, test } from "vitest";
import { type Clock, sandboxClock } from "#lib/sandbox/clock.ts";
import type { Fault } from "#lib/sandbox/faults.ts";
import { TaskBook } from "#lib/sandbox/tasks.ts";
import type { WorldChange } from "#lib/sandbox/world/change.ts";

let clock: Clock;
let tasks: TaskBook;
let applied: string[];

beforeEach(() => {
  clock = sandboxClock();
  tasks = new TaskBook(clock, 1000, "test");
  applied = [];
});

const change: WorldChange = { kind: "set-function", listenerId: "lbl-1", locationId: "loc-1", function: null };

function start(id: string, loadBalancerId: string, fault: Fault | null = null) {
  const loadBalancerIds = [loadBalancerId];
  return tasks.start({ id, account: "1", region: "r", loadBalancerIds, action: "A", change, failure: null, fault });
}

function advance(ms: number) {
  clock.advance(ms);
  tasks.settle((task) => applied.push(task.id));
}

test("a task locks its load balancer until it ends, and only that one", () => {
  start("a", "lb-1");
  expect(tasks.isBusy("1", "r", "lb-1")).toBe(true);
  expect(tasks.isBusy("1", "r", "lb-2")).toBe(false);
  expect(tasks.isBusy("1", "other", "lb-1")).toBe(false);
  expect(tasks.isBusy("2", "r", "lb-1")).toBe(false);
  advance(1300);
  expect(tasks.isBusy("1", "r", "lb-1")).toBe(false);
  expect(applied).toEqual(["a"]);
});

test("it takes its usual time ± 20 %, the same with the same seed", () => {
  const again = new TaskBook(clock, 1000, "test");
  for (let number = 0; number < 200; number += 1) {
    const task = start(`t${number}`, "lb-1");
    const took = task.endsAt - task.startedAt;
    expect(took).toBeGreaterThanOrEqual(800);
    expect(took).toBeLessThanOrEqual(1200);
    const { endsAt, startedAt } = again.start({ ...task, failure: null, fault: null, change });
    expect(endsAt - startedAt).toBe(took);
  }
});

test("effects come in the order of the tasks' ends", () => {
  const ends = ["a", "b", "c", "d", "e"].map((id) => ({ id, endsAt: start(id, `lb-${id}`).endsAt }));
  advance(5000);
  expect(applied).toEqual(ends.sort((a, b) => a.endsAt - b.endsAt).map(({ id }) => id));
});

test("a slow task takes as long as ordered", () => {
  const task = start("a", "lb-1", { kind: "task-slow", ms: 600_000 });
  advance(599_000);
  expect(task.settled).toBe(false);
  advance(1_001);
  expect(task.settled).toBe(true);
  expect(applied).toEqual(["a"]);
});

test.each([
  ["task-fail", 1300, true, []],
  ["task-stall", 7_100_000, false, []],
  ["task-stall", 7_200_001, true, []],
  ["task-slow", 15_000, false, []],
  ["task-slow", 25_000, true, ["a"]],
  ["task-forget", 1300, true, ["a"]],
  ["lie", 1300, true, []],
] as const)("%s after %d ms", (kind, ms, settled, effects) => {
  const task = start("a", "lb-1", { kind });
  advance(ms);
  expect(task.settled).toBe(settled);
  expect(applied).toEqual(effects);
  expect(task.known).toBe(kind !== "task-forget");
  expect(task.failure !== null).toBe(kind === "task-fail" || kind === "task-stall");
});

test("the oldest finished tasks are deleted, running ones never", () => {
  start("stalled", "lb-0", { kind: "task-stall" });
  for (let number = 0; number < 2500; number += 1) {
    start(`t${number}`, "lb-1");
    advance(1300);
  }
  expect(tasks.all().length).toBe(2000);
  expect(tasks.find("stalled")).toBeDefined();
  expect(tasks.find("t0")).toBeUndefined();
  expect(tasks.find("t2499")).toBeDefined();
});
