import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const endMs = 10_000;

/** One of the processes that a start runs. */
export interface Child {
  name: string;
  /** Settles when the process has ended: how, in words. */
  ended: Promise<string>;
  /** Sends it a message; one that has ended hears nothing. */
  tell(message: object): void;
  /** Asks it to end, and ends it hard after 10 s or at once. */
  stop(how: "in-order" | "hard"): Promise<void>;
}

/**
 * Starts a program of ours on this Node. In a group of its own, so that a Ctrl-C reaches the start alone, which ends
 * everything in the right order; with a channel whose closing tells it that the start is gone, however it went.
 */
export function startChild(options: {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Whether a line of its standard output is worth showing. */
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

/** A group, because a child may have processes of its own. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(signal === "SIGKILL" ? -child.pid : child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
