import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countPlaywright, countVitest, readCount, sum } from "#scripts/test/count.ts";

describe("vitest", () => {
  const passed = { status: "passed", assertionResults: [{ status: "passed" }] };

  test("counts its tests", () => {
    const failed = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
    const report = { numPassedTests: 2, numFailedTests: 1, testResults: [passed, failed] };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 1 });
  });

  test("counts a file that can't be loaded, or whose hooks fail, as failed", () => {
    const unloadable = { status: "failed", assertionResults: [] };
    const badHook = { status: "failed", assertionResults: [{ status: "passed" }] };
    const report = { numPassedTests: 2, numFailedTests: 0, testResults: [passed, unloadable, badHook] };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 2 });
  });
});

describe("Playwright", () => {
  test("counts flaky tests as failed", () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 2 } })).toEqual({ passed: 5, failed: 3 });
  });

  test("counts an error outside any test, such as a console that doesn't start", () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0 };
    expect(countPlaywright({ stats, errors: [{ message: "no stack" }] })).toEqual({ passed: 0, failed: 1 });
  });
});

describe("a run", () => {
  const folder = mkdtempSync(join(tmpdir(), "count-"));
  const file = join(folder, "report.json");
  afterAll(() => rmSync(folder, { recursive: true }));

  test("that wrote no report has failed", () => {
    expect(readCount(join(folder, "none.json"), countPlaywright, false)).toEqual({ passed: 0, failed: 1 });
    expect(readCount(join(folder, "none.json"), countPlaywright, true)).toEqual({ passed: 0, failed: 1 });
  });

  test("whose exit code tells of a failure that the report doesn't know has failed", () => {
    writeFileSync(file, JSON.stringify({ stats: { expected: 3, unexpected: 0, flaky: 0 } }));
    expect(readCount(file, countPlaywright, false)).toEqual({ passed: 3, failed: 1 });
    expect(readCount(file, countPlaywright, true)).toEqual({ passed: 3, failed: 0 });
  });
});

test("counts add up", () => {
  const counts = [
    { passed: 1, failed: 2 },
    { passed: 3, failed: 4 },
  ];
  expect(sum(counts)).toEqual({ passed: 4, failed: 6 });
});
