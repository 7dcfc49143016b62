import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "#lib/db/embedded-port.ts";
import { clearedEnvironment } from "#scripts/environment.mjs";

/** Long enough for a slow answer to arrive, short enough to see an unconfirmed operation end. */
const readBackMs = 5000;

/** Starts the console as `npm start` does, on free ports and with a data folder of its own. */
export default async function startStack(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "clb-console-e2e-"));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const settings = {
    PORT: port,
    SANDBOX_PORT: sandboxPort,
    DATA_DIR: dataDir,
    READ_BACK_MS: readBackMs,
    LOG_LEVEL: "warn",
  };
  const launcher = spawn(process.execPath, ["scripts/start.ts", "--control"], {
    env: { ...clearedEnvironment(), ...mapValues(settings, String), NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
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
    throw new Error("The console doesn't start: its own words are above");
  }
  process.env.E2E_CONSOLE = `http://127.0.0.1:${port}`;
  process.env.E2E_SANDBOX = `http://127.0.0.1:${sandboxPort}`;
  return stop;
}

function lineThat(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    createInterface({ input: stream }).on("line", (line) => {
      if (pattern.test(line)) resolve();
    });
  });
}

function mapValues<T>(values: Record<string, T>, to: (value: T) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value)]));
}
