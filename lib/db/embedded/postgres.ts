import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { giveTo, runAs } from "#lib/db/embedded/account.ts";
import { type Binaries, findBinaries, PostgresError } from "#lib/db/embedded/binaries.ts";
import { type Cluster, cleanEnvironment, openCluster, reason } from "#lib/db/embedded/cluster.ts";
import { keepShort, type LogLimit, ordinaryLimit, rotate } from "#lib/db/embedded/log.ts";
import { freePort } from "#lib/db/embedded/port.ts";
import {
  answersFor,
  databaseUrl,
  type Postmaster,
  readPostmaster,
  removeStalePidFile,
  waitUntilGone,
} from "#lib/db/embedded/server.ts";
import type { Secret } from "#lib/secret.ts";

export interface Postgres {
  url: Secret;
  /** True when the server was already running: left by a killed launcher, or in use by another console. */
  adopted: boolean;
  /** Shuts the server down; kills it when asked to, or when it hasn't ended within 10 s. */
  stop(how?: "in-order" | "hard"): Promise<void>;
}

/** Long, because a server killed under load replays its log before it answers. */
const startLimitMs = 120_000;
const stopLimitMs = 10_000;
/** Errors that a retry resolves: another start was quicker, or the port was taken after it was chosen. */
const retryable = /lock file|already in use|could not (bind|create any TCP)|shared memory block/;

/**
 * Starts the packaged PostgreSQL on `<dataDir>/postgres`, or adopts a server that already runs on it. The server is a
 * detached process: it outlives a killed launcher, and the next start adopts it.
 *
 * @throws PostgresError with one line that says what is wrong and what to do
 */
export async function startPostgres({
  dataDir,
  log = () => undefined,
  logLimit = ordinaryLimit,
}: {
  dataDir: string;
  log?: (line: string) => void;
  logLimit?: LogLimit;
}): Promise<Postgres> {
  const binaries = await findBinaries();
  const cluster = await openCluster(dataDir, binaries, log);
  const deadline = Date.now() + startLimitMs;
  let trouble = "";
  for (let tries = 0; tries < 5; tries++) {
    const running = await findRunning(cluster, deadline);
    if (running) return handle(cluster, running, true, logLimit);
    const outcome = await launch(cluster, binaries, deadline, logLimit);
    if (typeof outcome !== "string") return handle(cluster, outcome, false, logLimit);
    trouble = outcome;
    if (!retryable.test(trouble)) break;
  }
  throw new PostgresError(`The database in ${cluster.data} doesn't start: ${trouble} (see ${cluster.log})`);
}

/** Waits for a server of this folder that is just starting or ending. */
async function findRunning(cluster: Cluster, deadline: number): Promise<Postmaster | null> {
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(cluster);
    if (!postmaster) return null;
    if (await answersFor(cluster, postmaster.port)) return postmaster;
    if (await removeStalePidFile(cluster, postmaster)) return null;
    await sleep(20);
  }
  throw new PostgresError(`The database in ${cluster.data} is running but doesn't answer (see ${cluster.log})`);
}

/** @returns the server, or why it ended */
async function launch(
  cluster: Cluster,
  binaries: Binaries,
  deadline: number,
  logLimit: LogLimit,
): Promise<Postmaster | string> {
  const port = await freePort();
  const logStart = await rotate(cluster.log, logLimit.bytes);
  const { child, ended } = await spawnServer(cluster, binaries, port);
  while (Date.now() < deadline) {
    if (await answersFor(cluster, port)) {
      child.unref();
      return { pid: child.pid ?? 0, port };
    }
    const over = await Promise.race([ended, sleep(10, false)]);
    if (typeof over === "string") return over;
    if (over) return reason((await readFile(cluster.log)).subarray(logStart).toString());
  }
  child.kill("SIGQUIT");
  return "it doesn't answer in time";
}

interface Spawned {
  child: ChildProcess;
  /** Resolves to true when the process ends, to a text when it can't be started. */
  ended: Promise<true | string>;
}

async function spawnServer(cluster: Cluster, binaries: Binaries, port: number): Promise<Spawned> {
  const log = await open(cluster.log, "a", 0o600);
  try {
    await giveTo(cluster.account, cluster.log);
    const settings = {
      listen_addresses: "127.0.0.1",
      port,
      unix_socket_directories: "",
      timezone: "UTC",
      log_timezone: "UTC",
      log_checkpoints: "off",
      log_line_prefix: "%m [%p] ",
    };
    const args = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
    const run = runAs(cluster.account, binaries.postgres, ["-D", cluster.data, ...args]);
    const child = spawn(run.file, run.args, {
      ...run.options,
      cwd: "/",
      env: cleanEnvironment,
      // In its own process group: Ctrl-C in the terminal must not end the database before the console.
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    // Listened for at once: a server that can't start may end while the log is closed.
    const ended = once(child, "exit").then(
      () => true as const,
      (error) => String(error),
    );
    return { child, ended };
  } finally {
    await log.close();
  }
}

function handle(cluster: Cluster, postmaster: Postmaster, adopted: boolean, logLimit: LogLimit): Postgres {
  const leaveLog = keepShort(cluster.log, logLimit);
  return {
    url: databaseUrl(cluster, postmaster.port),
    adopted,
    async stop(how = "in-order") {
      leaveLog();
      const current = await readPostmaster(cluster);
      if (current?.pid !== postmaster.pid || !(await answersFor(cluster, postmaster.port))) return;
      process.kill(postmaster.pid, how === "hard" ? "SIGQUIT" : "SIGINT");
      if (await waitUntilGone(cluster, postmaster, stopLimitMs)) return;
      if (how === "in-order") return this.stop("hard");
      throw new PostgresError(`The database in ${cluster.data} doesn't end (process ${postmaster.pid})`);
    },
  };
}
