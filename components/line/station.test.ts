import { expect, test } from "vitest";
import { type StationState, type StretchState, stretchBetween } from "#components/line/station.ts";

const cases: [StationState, StationState, StretchState][] = [
  ["filled", "filled", "travelled"],
  ["filled", "empty", "ahead"],
  ["filled", "closed", "ahead"],
  ["closed", "filled", "ahead"],
  ["done", "current", "travelling"],
  ["done", "failed", "travelled"],
  ["failed", "done", "ahead"],
  ["done", "unknown", "unsure"],
  ["empty", "filled", "ahead"],
  ["empty", "failed", "ahead"],
  ["empty", "current", "travelling"],
  ["retried", "retried", "travelled"],
  ["retried", "current", "travelling"],
  ["retried", "empty", "ahead"],
];

test.each(cases)("from %s to %s the line is %s", (from, to, stretch) => {
  expect(stretchBetween(from, to)).toBe(stretch);
});
