import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Times } from "#lib/operations/testing/times.ts";

export interface WorkerOptions {
  databaseUrl: string;
  kind: "toy" | "sandbox";
  cloudUrl: string;
  times: Times;
}

/**
 * Starts a worker process and waits until its engine runs.
 *
 * @param script `worker.ts`, or what was bundled of it
 */
export function forkWorker(script: string | URL, options: WorkerOptions): Promise<ChildProcess> {
  return forkReady(script, options);
}

/** Starts a process with options as JSON, and waits until it says that it is ready. */
export async function forkReady(script: string | URL, options: object): Promise<ChildProcess> {
  const worker = fork(script, [JSON.stringify(options)], { execArgv: [] });
  const ended = once(worker, "exit").then(([code]) => {
    throw new Error(`the worker ended with ${code} before it was ready`);
  });
  await Promise.race([once(worker, "message"), ended]);
  ended.catch(() => undefined);
  return worker;
}

/** Kills a process with SIGKILL and waits for its end. */
export async function kill(worker: ChildProcess): Promise<void> {
  worker.kill("SIGKILL");
  await once(worker, "exit");
}
