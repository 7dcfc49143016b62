import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const endMs = 10_000;

/** A process started by `npm start`. */
export interface Child {
  name: string;
  /** Resolves when the process has ended, with how it ended. */
  ended: Promise<string>;
  /** Sends an IPC message; does nothing after the process has ended. */
  tell(message: object): void;
  /** Ends it in order and kills it after 10 s, or kills it at once. */
  stop(how: "in-order" | "hard"): Promise<void>;
}

/**
 * Starts one of our programs on this Node: in a process group of its own, so that Ctrl-C reaches only the launcher, which
 * ends everything in order; with an IPC channel, whose closing means that the launcher has ended in whatever way.
 */
export function startChild(options: {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Whether to print a line of its standard output. */
  shows(line: string): boolean;
}): Child {
  const child = spawn(process.execPath, options.args, {
    cwd: root,
    env: options.env,
    detached: true,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (options.shows(line)) process.stdout.write(`${line}\n`);
    });
  }
  const ended = howItEnds(child);
  return {
    name: options.name,
    ended,
    tell(message) {
      child.send(message, () => undefined);
    },
    async stop(how) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      signalGroup(child, how === "hard" ? "SIGKILL" : "SIGTERM");
      const timer = setTimeout(() => signalGroup(child, "SIGKILL"), endMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function howItEnds(child: ChildProcess): Promise<string> {
  const failed = once(child, "error").then(([error]) => String(error));
  const exited = once(child, "exit").then(([code, signal]) => (signal ? `signal ${signal}` : `exit code ${code}`));
  return Promise.race([failed, exited]);
}

/** Signals the group, because the child may have children. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(signal === "SIGKILL" ? -child.pid : child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
