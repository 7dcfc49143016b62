import { expect, it } from "vitest";
import { needingAttention } from "#components/live/attention.ts";
import { sampleOperation, second } from "#components/live/testing/samples.ts";
import type { Operation } from "#lib/operations/types.ts";

const now = Date.parse(second(60));

function operation(id: string, state: Operation["state"], seconds: number, rule = "loc-a"): Operation {
  const at = second(seconds);
  return { ...sampleOperation, id, state, rule: { ...sampleOperation.rule, id: rule }, createdAt: at, updatedAt: at };
}

function ids(...known: Operation[]): string[] {
  return needingAttention(known, now).map(({ id }) => id);
}

it("names what failed, was rejected or is unconfirmed, newest first", () => {
  const known = [
    operation("1", "failed", 1, "loc-a"),
    operation("2", "rejected", 2, "loc-b"),
    operation("3", "unconfirmed", 3, "loc-c"),
    operation("4", "succeeded", 4, "loc-d"),
    operation("5", "running", 5, "loc-e"),
  ];
  expect(ids(...known)).toEqual(["3", "2", "1"]);
});

it("forgets a failure whose rule was changed later", () => {
  expect(ids(operation("2", "succeeded", 2), operation("1", "failed", 1))).toEqual([]);
  expect(ids(operation("1", "failed", 1), operation("2", "running", 2))).toEqual([]);
});

it("names the last of several failures of one rule", () => {
  expect(ids(operation("1", "failed", 1), operation("2", "rejected", 2))).toEqual(["2"]);
});

it("keeps a failure whose next try was cancelled, or that another region's rule of the same id outlived", () => {
  expect(ids(operation("1", "failed", 1), operation("2", "cancelled", 2))).toEqual(["1"]);
  expect(ids(operation("1", "failed", 1), { ...operation("2", "succeeded", 2), region: "ap-beijing" })).toEqual(["1"]);
});

it("forgets after seven days", () => {
  expect(ids(operation("1", "failed", -7 * 24 * 3600))).toEqual([]);
});
