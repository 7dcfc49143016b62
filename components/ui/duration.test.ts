import { expect, test } from "vitest";
import { formatDuration } from "#components/ui/duration.ts";

const minute = 60_000;
const hour = 60 * minute;

test.each([
  [-5, "0s"],
  [999, "0s"],
  [59_999, "59s"],
  [minute, "1m 0s"],
  [hour - 1, "59m 59s"],
  [hour, "1h 0m"],
  [48 * hour - 1, "47h 59m"],
  [49 * hour, "2d 1h"],
])("%d ms is %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds, "en")).toBe(text);
});

test("a finished short duration shows tenths, but ten seconds as 10", () => {
  expect(formatDuration(1234, "en", true)).toBe("1.2s");
  expect(formatDuration(9960, "en", true)).toBe("10s");
});

test("a finished duration too short for tenths shows milliseconds", () => {
  expect(formatDuration(0, "en", true)).toBe("0ms");
  expect(formatDuration(41.6, "en", true)).toBe("42ms");
  expect(formatDuration(100, "en", true)).toBe("0.1s");
});

test("units are in the given language", () => {
  expect(formatDuration(65_000, "zh-CN")).toBe("1 分钟 5 秒");
  expect(formatDuration(42, "zh-CN", true)).toBe("42 毫秒");
});
