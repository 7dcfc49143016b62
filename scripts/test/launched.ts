import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { clearedEnvironment } from "#scripts/environment.mjs";
import { twoFreePorts } from "#scripts/test/ports.ts";

/** Long enough for a slow answer to arrive, short enough for a test to see an unconfirmed operation end. */
const readBackMs = 5000;

export interface Launched {
  /** Pid of the launcher. */
  pid: number;
  console: string;
  /** Address of its sandbox, unless the settings choose another cloud. */
  sandbox: string;
  /** Its log so far. */
  log(): string;
  /** Ends all its processes. */
  stop(): Promise<void>;
}

/**
 * Starts a console as `npm start` does, on free ports and with a data folder of its own.
 *
 * @param settings further settings, such as keys and an endpoint
 * @param sandboxOptions options of its sandbox
 */
export async function launch(
  settings: Record<string, string> = {},
  sandboxOptions: readonly string[] = [],
): Promise<Launched> {
  const dataDir = await mkdtemp(join(tmpdir(), "clb-console-e2e-"));
  const [port, sandboxPort] = await twoFreePorts();
  const launcher = spawn(process.execPath, ["scripts/start.ts", ...sandboxOptions], {
    env: {
      ...clearedEnvironment(),
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      DATA_DIR: dataDir,
      READ_BACK_MS: String(readBackMs),
      // Tests of what reads the inventory turn it on: it calls the sandbox without end.
      INVENTORY_MINUTES: "0",
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  launcher.stderr.on("data", (chunk) => {
    log += String(chunk);
    process.stderr.write(chunk);
  });
  const ended = once(launcher, "exit");
  const ready = lineThat(launcher.stdout, /ready in/);
  const stop = async () => {
    launcher.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  if ((await Promise.race([ready, ended.then(() => "ended" as const)])) === "ended") {
    await stop();
    throw new Error("The console doesn't start: its output is above");
  }
  return {
    pid: launcher.pid ?? 0,
    console: `http://127.0.0.1:${port}`,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    log: () => log,
    stop,
  };
}

function lineThat(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    createInterface({ input: stream }).on("line", (line) => {
      if (pattern.test(line)) resolve();
    });
  });
}
