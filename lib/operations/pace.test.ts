import { expect, it } from "vitest";
import { firstPoll, paceOf, pollInterval, TaskDurations } from "#lib/operations/pace.ts";

it("polls every 0.4 s until the tasks in flight exceed what 15 polls a second can serve", () => {
  expect([0, 1, 6, 12, 150].map(pollInterval)).toEqual([400, 400, 400, 800, 10_000]);
});

it("keeps polling watched tasks while many tasks share the rest", () => {
  const paces = [paceOf(150, 1, true, 5_000), paceOf(150, 4, true, 5_000), paceOf(150, 4, false, 5_000)];
  expect(paces).toEqual([
    { pollMs: 400, firstPollMs: 400 },
    { pollMs: 1_000, firstPollMs: 1_000 },
    { pollMs: 10_000, firstPollMs: 6_000 },
  ]);
  expect(paceOf(9, 200, true, null)).toEqual(paceOf(9, 0, false, null));
});

it("keeps a median of the last durations", () => {
  const durations = new TaskDurations();
  expect(durations.median()).toBeNull();
  for (const ms of [9_400, 1_400, 2_400]) durations.add(ms, 3, 800);
  expect(durations.median()).toBe(2_000);
  for (let count = 0; count < 31; count += 1) durations.add(900, 1, 800);
  expect(durations.median()).toBe(500);
});

it("doesn't let the wait before first polls raise the median", () => {
  const durations = new TaskDurations();
  durations.add(2_200, 5, 400);
  for (let count = 0; count < 200; count += 1) durations.add(firstPoll(800, durations.median()) + 50, 0, 800);
  expect(durations.median()).toBe(2_000);
});

it("follows tasks that have become longer", () => {
  const durations = new TaskDurations();
  durations.add(1_200, 2, 400);
  for (let count = 0; count < 31; count += 1) durations.add(5_400, 1, 800);
  expect(durations.median()).toBe(5_000);
});

it("delays the first poll until the task is likely done, only under load", () => {
  expect(firstPoll(400, 5_000)).toBe(400);
  expect(firstPoll(800, 5_000)).toBe(6_000);
  expect(firstPoll(10_000, 1_500)).toBe(1_800);
  expect(firstPoll(800, 100)).toBe(400);
  expect(firstPoll(800, null)).toBe(800);
});
