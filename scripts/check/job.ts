import { spawn } from "node:child_process";
import { once } from "node:events";

/** One command whose exit code says whether it passed. */
export interface Job {
  title: string;
  /** A module of this Node, and its arguments. */
  command: [module: string, ...args: string[]];
}

export interface JobResult {
  title: string;
  passed: boolean;
  output: string;
}

/** Runs a job, collects its output, and prints its result in one line. */
export async function runJob(job: Job, env: NodeJS.ProcessEnv): Promise<JobResult> {
  const began = performance.now();
  const child = spawn(process.execPath, job.command, { env: coloured(env), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  const passed = code === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${passed ? "✓" : "✗"} ${job.title} (${seconds} s)\n`);
  return { title: job.title, passed, output };
}

/** The output of each failed job under its title. */
export function explainFailures(results: JobResult[]): string {
  return results
    .filter((result) => !result.passed)
    .map((result) => `\n── ${result.title} ──\n${result.output.trim()}\n`)
    .join("");
}

function coloured(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return process.stdout.isTTY ? { ...env, FORCE_COLOR: "1" } : env;
}
