import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "#lib/testing/until.ts";
import { clearedEnvironment } from "#scripts/environment.mjs";
import { root } from "#scripts/launch/child.ts";
import { twoFreePorts } from "#scripts/test/ports.ts";

/** A running `npm start`, seen from outside. */
export interface Start {
  process: ChildProcess;
  pid: number;
  /** Standard output and error so far. */
  printed(): string;
  /** Resolves when the start text is printed; rejects with the output if the start ends before. */
  ready: Promise<void>;
  ended: Promise<{ code: number | null; printed: string }>;
}

/** Runs `scripts/start.ts`, or another command that runs it. */
export function start(
  settings: Record<string, string>,
  command: string[] = [process.execPath, "scripts/start.ts"],
): Start {
  const [file = "", ...args] = command;
  const env = { ...clearedEnvironment(), LOG_LEVEL: "warn", ...settings };
  const child = spawn(file, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  if (!child.pid) throw new Error(`${file} doesn't start`);
  let output = "";
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (/^ {2}Account /m.test(output)) resolve();
    });
  }
  const ended = once(child, "close").then(([code]) => {
    reject(new Error(`ended with ${code} before it was ready: ${output}`));
    return { code, printed: output };
  });
  ready.catch(() => undefined);
  return { process: child, pid: child.pid, printed: () => output, ready, ended };
}

/** Settings with free ports and the given data folder. */
export async function ownSettings(dataDir: string) {
  const [port, sandboxPort] = await twoFreePorts();
  return { PORT: String(port), SANDBOX_PORT: String(sandboxPort), DATA_DIR: dataDir };
}

interface ProcessEntry {
  pid: number;
  parent: number;
  state: string;
  command: string;
}

/** Processes from /proc, so Linux only. */
function allProcesses(): ProcessEntry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, state = "", parent = ""] =
          /\) (\S) (\d+)/.exec(readFileSync(join("/proc", name, "stat"), "utf8")) ?? [];
        const command = readFileSync(join("/proc", name, "cmdline"), "utf8")
          .replaceAll("\0", " ")
          .trim();
        return [{ pid: Number(name), parent: Number(parent), state, command }];
      } catch {
        return [];
      }
    });
}

/** All descendants of a process, without itself. */
export function descendants(pid: number): ProcessEntry[] {
  const all = allProcesses();
  const below = (parent: number): ProcessEntry[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

/** The processes that still exist, including zombies. */
export function remaining(processes: ProcessEntry[]): string[] {
  const all = allProcesses();
  return processes
    .filter(({ pid, command }) => all.some((now) => now.pid === pid && (now.command === command || now.state === "Z")))
    .map(({ pid, command }) => `${pid} ${command}`);
}

/** Repeats until the list is empty. @returns what remained when the time was up */
export async function untilEmpty(ask: () => string[], ms: number): Promise<string[]> {
  await until(() => ask().length === 0, "nothing is left", ms).catch(() => undefined);
  return ask();
}
