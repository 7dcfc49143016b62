import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Secret } from "#lib/secret.ts";

/** Starts a worker process and waits until its engine runs. */
export async function forkWorker(
  url: Secret,
  kind: "toy" | "sandbox",
  cloudUrl: string,
  readBackMs: number,
): Promise<ChildProcess> {
  const script = new URL("worker.ts", import.meta.url);
  const worker = fork(script, [url.reveal(), kind, cloudUrl, String(readBackMs)], { execArgv: [] });
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
