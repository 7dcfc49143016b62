import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainFailures, type Job, type JobResult, runJob } from "#scripts/check/job.ts";
import { staticJobs, vitestJob } from "#scripts/check/jobs.ts";
import { isBuilt } from "#scripts/ensure/build.mjs";
import { type Count, countPlaywright, countVitest, readCount, sum } from "#scripts/test/count.ts";
import { setDecoy } from "#scripts/test/decoy.ts";
import { testEnvironment } from "#scripts/test/environment.ts";

const folder = await mkdtemp(join(tmpdir(), "clb-console-tests-"));
await mkdir(join(folder, "home"));
const decoy = await setDecoy();
const env = testEnvironment({ ...process.env, ...decoy.settings }, folder);

async function runTests(job: Job, file: string, count: (report: unknown) => Count): Promise<[JobResult, Count]> {
  const result = await runJob(job, env);
  return [result, readCount(file, count, result.passed)];
}

function vitest(project: "unit" | "integration"): Promise<[JobResult, Count]> {
  const file = join(folder, `${project}.json`);
  return runTests(vitestJob(project, "--reporter=json", `--outputFile=${file}`), file, countVitest);
}

function playwright(): Promise<[JobResult, Count]> {
  const file = join(folder, "e2e.json");
  env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
  const job: Job = {
    title: "end to end tests",
    command: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
  };
  return runTests(job, file, countPlaywright);
}

/** One more check that has no test runner: a failure is one failed test. */
function fact(title: string, passed: boolean, otherwise: string): JobResult {
  process.stdout.write(`${passed ? "✓" : "✗"} ${title}\n`);
  return { title, passed, output: otherwise };
}

try {
  const checks = await Promise.all(staticJobs.map((job) => runJob(job, env)));
  checks.push(fact("the build is of these sources", isBuilt(process.cwd()), "Run npm test, which builds first."));
  const tests = [await vitest("unit"), await vitest("integration"), await playwright()];
  checks.push(
    fact("nothing left this machine", decoy.visits() === 0, `${decoy.visits()} connections went where settings lead.`),
  );
  const failedChecks = { passed: 0, failed: checks.filter((check) => !check.passed).length };
  const { passed, failed } = sum([failedChecks, ...tests.map(([, count]) => count)]);
  process.stdout.write(explainFailures([...checks, ...tests.map(([result]) => result)]));
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  decoy.close();
  await rm(folder, { recursive: true, force: true });
}
