import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** One command whose exit code says whether it passed. */
export interface Job {
  title: string;
  /** A module of this Node, and its arguments. */
  command: [module: string, ...args: string[]];
  /** Which lines of its output are printed at once. The others are printed only after it has failed. */
  isProgress?: (line: string) => boolean;
}

export interface JobResult {
  title: string;
  passed: boolean;
  /** What it has printed, progress apart. */
  output: string;
}

/** Runs a job, collects its output, and prints its progress and its result in one line each. */
export async function runJob(job: Job, env: NodeJS.ProcessEnv): Promise<JobResult> {
  const began = performance.now();
  const child = spawn(process.execPath, job.command, { env: coloured(env), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      if (job.isProgress?.(line)) process.stdout.write(`${line}\n`);
      else output += `${line}\n`;
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
