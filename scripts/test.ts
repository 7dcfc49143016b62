import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainFailures, type Job, type JobResult, runJob } from "#scripts/check/job.ts";
import { staticJobs, type VitestProject, vitestJob } from "#scripts/check/jobs.ts";
import { isBuilt } from "#scripts/ensure/build.mjs";
import { again, playwrightAgain, vitestAgain } from "#scripts/test/again.ts";
import { type Count, countPlaywright, countVitest, readCount, sum } from "#scripts/test/count.ts";
import { setDecoy } from "#scripts/test/decoy.ts";
import { testEnvironment } from "#scripts/test/environment.ts";
import { progressOf } from "#scripts/test/progress.ts";

interface Run {
  result: JobResult;
  count: Count;
  /** The command that runs the failed tests alone. */
  again: string | null;
}

const folder = await mkdtemp(join(tmpdir(), "clb-console-tests-"));
await mkdir(join(folder, "home"));
const decoy = await setDecoy();
const env = testEnvironment({ ...process.env, ...decoy.settings }, folder);

async function vitest(project: VitestProject, reporter = "default"): Promise<Run> {
  const file = join(folder, `vitest-${project.replace("*", "")}.json`);
  const job = vitestJob(project, `--reporter=${reporter}`, "--reporter=json", `--outputFile.json=${file}`);
  const result = await runJob({ ...job, isProgress: progressOf() }, env);
  return {
    result,
    count: readCount(file, countVitest, result.passed),
    again: again(file, (report) => vitestAgain(project, report, process.cwd())),
  };
}

async function playwright(): Promise<Run> {
  const file = join(folder, "playwright.json");
  const job: Job = {
    title: "browser tests",
    command: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    isProgress: progressOf(),
  };
  const result = await runJob(job, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  return {
    result,
    count: readCount(file, countPlaywright, result.passed),
    again: again(file, playwrightAgain),
  };
}

/** One more check that has no test runner: a failure is one failed test. */
function fact(title: string, passed: boolean, otherwise: string): JobResult {
  process.stdout.write(`${passed ? "✓" : "✗"} ${title}\n`);
  return { title, passed, output: otherwise };
}

try {
  // What waits, for leases and time limits and processes, runs beside what computes.
  const waiting = vitest("waiting", "verbose");
  const [unit, ...checks] = await Promise.all([vitest("unit*"), ...staticJobs.map((job) => runJob(job, env))]);
  checks.push(fact("the build is of these sources", isBuilt(process.cwd()), "Run npm test, which builds first."));
  const integration = await vitest("integration");
  const runs = [unit, integration, await playwright(), await waiting];
  checks.push(
    fact("nothing left this machine", decoy.visits() === 0, `${decoy.visits()} connections went where settings lead.`),
  );
  const failedChecks = { passed: 0, failed: checks.filter((check) => !check.passed).length };
  const { passed, failed } = sum([failedChecks, ...runs.map(({ count }) => count)]);
  process.stdout.write(explainFailures([...checks, ...runs.map(({ result }) => result)]));
  const commands = runs.flatMap((run) => run.again ?? []);
  if (commands.length > 0) process.stdout.write(`\nThe failed tests alone:\n${commands.join("\n")}\n`);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  decoy.close();
  await rm(folder, { recursive: true, force: true });
}
