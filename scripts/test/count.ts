import { readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

export function sum(counts: Count[]): Count {
  return {
    passed: counts.reduce((total, each) => total + each.passed, 0),
    failed: counts.reduce((total, each) => total + each.failed, 0),
  };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightReport = z.object({
  errors: z.array(z.unknown()).default([]),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** A file that fails without a failed test, because it can't even be loaded or its hooks fail, counts as one. */
export function countVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** A flaky test passed on a second try: that is a failure. So is an error outside any test. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors } = playwrightReport.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + (stats.unexpected ? 0 : errors.length) };
}

/**
 * The count of a run, from the file that its reporter wrote.
 *
 * @param passed the run's exit code was 0
 */
export function readCount(file: string, count: (report: unknown) => Count, passed: boolean): Count {
  let counted: Count;
  try {
    counted = count(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    counted = { passed: 0, failed: 1 };
  }
  return passed || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}
