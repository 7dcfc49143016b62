import { spawnSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Cluster } from "#lib/db/embedded/cluster.ts";
import { Secret } from "#lib/secret.ts";

/** The contents of postmaster.pid that we use. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** @returns null without a postmaster.pid that can be parsed */
export async function readPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const lines = (await readFile(pidFile(cluster), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 ? { pid, port: port > 0 ? port : 0 } : null;
}

export function databaseUrl(cluster: Cluster, port: number): Secret {
  return new Secret(`postgres://postgres:${cluster.password.reveal()}@127.0.0.1:${port}/postgres`);
}

/** Whether the server at the port serves this folder. Only then may its pid be signalled. */
export async function answersFor(cluster: Cluster, port: number): Promise<boolean> {
  if (port === 0) return false;
  const client = new Client({
    connectionString: databaseUrl(cluster, port).reveal(),
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === cluster.data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Removes a postmaster.pid whose pid now belongs to an unrelated process, which PostgreSQL would take for a server and
 * refuse to start. Its shared memory check still prevents two servers on one folder.
 */
export async function removeStalePidFile(cluster: Cluster, postmaster: Postmaster): Promise<boolean> {
  if (await isServerOf(cluster, postmaster.pid)) return false;
  await rm(pidFile(cluster), { force: true });
  return true;
}

/** Waits until the process has ended; a zombie or a reused pid counts as ended. */
export async function waitUntilGone(cluster: Cluster, postmaster: Postmaster, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (!(await isServerOf(cluster, postmaster.pid))) return true;
    await sleep(10);
  }
  return false;
}

async function isServerOf(cluster: Cluster, pid: number): Promise<boolean> {
  return (await commandLine(pid)).includes(cluster.data);
}

/** @returns "" where there is no such process, or only a zombie */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === "linux") return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout ?? "";
}

function pidFile(cluster: Cluster): string {
  return join(cluster.data, "postmaster.pid");
}
