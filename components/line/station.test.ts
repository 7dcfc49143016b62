import { expect, test } from "vitest";
import { isReached, type StationState, type StretchState, stretchBetween } from "#components/line/station.ts";

const cases: [StationState, StationState, StretchState][] = [
  ["filled", "filled", "travelled"],
  ["filled", "empty", "ahead"],
  ["filled", "closed", "ahead"],
  ["closed", "filled", "ahead"],
  ["done", "current", "travelling"],
  ["done", "failed", "travelled"],
  ["failed", "done", "ahead"],
  ["done", "unknown", "unsure"],
];

test.each(cases)("from %s to %s the line is %s", (from, to, stretch) => {
  expect(stretchBetween(from, to)).toBe(stretch);
});

test("a branch is reached when anything beyond it is", () => {
  const free = { id: "r2", label: "/", state: "empty" as const };
  const bound = { id: "r1", label: "/api", state: "filled" as const };
  expect(isReached({ id: "l1", label: "HTTPS:443", state: "empty", branches: [free, bound] })).toBe(true);
  expect(isReached({ id: "l2", label: "HTTP:80", state: "empty", branches: [free] })).toBe(false);
});
