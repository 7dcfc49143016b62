import { expect, test } from "vitest";
import type { Finding } from "#scripts/verify-cloud/findings.ts";
import { drawSummary, drawTable } from "#scripts/verify-cloud/table.ts";

const usual: Finding = {
  id: "unknown-task",
  about: "unknown task",
  assumed: "InvalidParameter",
  seen: "FailedOperation",
  agrees: false,
  why: null,
  details: {},
};

test("the table shows assumed beside seen, in 100 columns and without truncation", () => {
  const long = "InvalidParameterValue.Duplicate.AndSomethingThatNobodyWouldEverHaveCalledACode";
  const table = drawTable([usual, { ...usual, seen: long }, { ...usual, seen: null, agrees: null, why: "no rule" }]);
  const lines = table.split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines[1]).toMatch(/^unknown task +InvalidParameter +FailedOperation +NO$/);
  expect(lines.at(-1)).toMatch(/^unknown task +InvalidParameter +\(no rule\) +–$/);
  expect(table.replace(/\s|NO|InvalidParameter\b(?!V)|unknown task/g, "")).toContain(long);
});

test("differences are listed again below the table", () => {
  expect(drawSummary([usual, { ...usual, agrees: true }, { ...usual, agrees: null }])).toBe(
    "1 agree, 1 differ, 1 could not be seen. Differ: unknown-task",
  );
});
