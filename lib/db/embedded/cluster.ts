import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { accountOf, chooseAccount, giveTo, runAs, type SystemAccount } from "#lib/db/embedded/account.ts";
import { type Binaries, PostgresError } from "#lib/db/embedded/binaries.ts";
import { Secret } from "#lib/secret.ts";

/** A database folder: PostgreSQL's own files, the password beside them, and its log. */
export interface Cluster {
  account: SystemAccount;
  /** PostgreSQL's data directory with symbolic links resolved, as `show data_directory` returns it. */
  data: string;
  log: string;
  password: Secret;
}

/** Environment without PG* variables, which would change settings, and with a locale that keeps messages in English. */
export const cleanEnvironment = { NODE_ENV: "production", LC_ALL: "C", TZ: "UTC" } as const;

/**
 * Opens the database folder inside `dataDir`, and makes it first where there is none.
 *
 * @throws PostgresError
 */
export async function openCluster(dataDir: string, binaries: Binaries, log: (line: string) => void): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true });
  const folder = join(await realpath(dataDir), "postgres");
  await clearHalfMade(folder);
  if (!(await exists(folder))) {
    log(`Making a new database in ${folder}`);
    await makeCluster(folder, dataDir, binaries);
  }
  const account = await accountOf(folder);
  return {
    account,
    data: join(folder, "data"),
    log: join(folder, "postgres.log"),
    password: new Secret(await readFile(join(folder, "password"), "utf8")),
  };
}

/**
 * Creates the folder under another name and renames it when complete, so that a folder with the final name is always
 * complete: the next start removes what a crash left behind, and of two simultaneous starts the first one wins.
 */
async function makeCluster(folder: string, dataDir: string, binaries: Binaries): Promise<void> {
  const account = chooseAccount(dataDir, binaries.postgres);
  const unfinished = await mkdtemp(`${folder}.${process.pid}.`);
  const password = join(unfinished, "password");
  await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  await giveTo(account, unfinished, password);
  await initdb(account, binaries, join(unfinished, "data"), password);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  await syncFolder(dataDir);
}

async function initdb(account: SystemAccount, binaries: Binaries, data: string, password: string): Promise<void> {
  const run = runAs(account, binaries.initdb, [
    `--pgdata=${data}`,
    `--pwfile=${password}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ]);
  const child = spawn(run.file, run.args, {
    ...run.options,
    cwd: "/",
    env: cleanEnvironment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const failed = once(child, "error").then(([error]) => String(error));
  const ended = Promise.all([text(child.stderr), once(child, "close")]);
  const outcome = await Promise.race([failed, ended]);
  if (typeof outcome === "string") throw new PostgresError(`The database can't be made: ${outcome}`);
  const [printed, [code]] = outcome;
  if (code !== 0) throw new PostgresError(`The database can't be made in ${data}: ${reason(printed)}`);
}

/** The line of PostgreSQL's output that says what is wrong. */
export function reason(printed: string): string {
  const lines = printed.split("\n").filter((line) => line.trim() !== "");
  const telling = lines.findLast((line) => /\b(FATAL|PANIC|error|could not)\b/.test(line)) ?? lines.at(-1);
  return telling?.replace(/^.*?(FATAL|PANIC|error): +/, "") ?? "it ended without a word";
}

async function clearHalfMade(folder: string): Promise<void> {
  const parent = join(folder, "..");
  for (const name of await readdir(parent)) {
    const maker = /^postgres\.(\d+)\./.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
