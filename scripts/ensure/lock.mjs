// @ts-check
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./say.mjs";

/** Longer than any install or build: an older lock is stale, even if its pids exist again. */
const longestMs = 30 * 60_000;

/**
 * Lets one process at a time install or build in this folder; others wait. The lock of a killed holder stays valid while
 * the npm or the build that it started is running.
 *
 * @param {string} path
 * @returns {Promise<{note(pid: number): void, release(): void}>} note() adds a process started by the holder
 */
export async function takeLock(path) {
  let told = false;
  while (!tryLock(path)) {
    const held = read(path);
    if (held === null) continue;
    if (isStale(held)) {
      remove(path, held);
      continue;
    }
    if (!told) say("Another start is installing or building in this folder: waiting for it …");
    told = true;
    await sleep(200);
  }
  return {
    note(pid) {
      writeFileSync(`${path}.${process.pid}`, content([process.pid, pid]));
      renameSync(`${path}.${process.pid}`, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** @param {string} path */
function tryLock(path) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, content([process.pid]));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} held content of the lock file */
function isStale(held) {
  const { pids, at } = JSON.parse(held);
  return Date.now() - at > longestMs || !pids.some(isAlive);
}

/**
 * Removes a stale lock, unless another waiter has already replaced it with its own.
 *
 * @param {string} path
 * @param {string} stale
 */
function remove(path, stale) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") !== stale) linkSync(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? "")) throw error;
  }
  rmSync(aside, { force: true });
}

/**
 * @param {string} path
 * @returns {string | null} null if the lock was released meanwhile
 */
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw error;
  }
}

/** @param {number[]} pids */
function content(pids) {
  return JSON.stringify({ pids, at: Date.now() });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
