import { expect, test } from "vitest";
import { median, p95 } from "#bench/statistics.ts";

test.each([
  [[3], 3],
  [[10, 9, 2], 9],
  [[10, 9, 2, 1], 5.5],
])("the median of %j is %d", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test("95 % don't exceed the 95th percentile", () => {
  const upTo = (last: number) => Array.from({ length: last }, (_, at) => last - at);
  expect([1, 10, 20, 21, 100].map((last) => p95(upTo(last)))).toEqual([1, 10, 19, 20, 95]);
});

test("an empty list has neither", () => {
  expect([median([]), p95([])]).toEqual([Number.NaN, Number.NaN]);
});
