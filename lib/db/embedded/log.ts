import { copyFile, stat, truncate } from "node:fs/promises";
import { setInterval } from "node:timers/promises";

/** Largest size of a log, and how often it is checked. */
export interface LogLimit {
  bytes: number;
  everyMs: number;
}

export const ordinaryLimit: LogLimit = { bytes: 4 * 1024 * 1024, everyMs: 10_000 };

/**
 * Copies a log that is too long to `….1`, replacing the previous copy, and truncates it. The file can't be renamed, since
 * the server keeps it open for appending. (PostgreSQL's log collector limits the size of each file, not their number.)
 *
 * @returns its size afterwards, in bytes
 */
export async function rotate(log: string, bytes: number): Promise<number> {
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  if (size < bytes) return size;
  await copyFile(log, `${log}.1`);
  await truncate(log);
  return 0;
}

/**
 * Rotates the log of a running server from now on. The process that starts or adopts the server does it: without a launcher
 * there is no console, and the server writes nothing. @returns a function that ends it
 */
export function keepShort(log: string, limit: LogLimit): () => void {
  const ended = new AbortController();
  look(log, limit, ended.signal).catch(() => undefined);
  return () => ended.abort();
}

/** Checks in sequence: two rotations at once could replace the full copy with an empty one. */
async function look(log: string, { bytes, everyMs }: LogLimit, signal: AbortSignal): Promise<void> {
  for await (const _ of setInterval(everyMs, null, { ref: false, signal })) {
    // On a full disk the server reports the error itself.
    await rotate(log, bytes).catch(() => undefined);
  }
}
