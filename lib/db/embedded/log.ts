import { copyFile, stat, truncate } from "node:fs/promises";
import { setInterval } from "node:timers/promises";

/** Most of a log, and how often its size is looked at. */
export interface LogLimit {
  bytes: number;
  everyMs: number;
}

export const ordinaryLimit: LogLimit = { bytes: 4 * 1024 * 1024, everyMs: 10_000 };

/**
 * Keeps a log that is too long as `….1`, in place of the one before, and empties it. It is not renamed: the server has it
 * open, for appending, and goes on with the empty file. (PostgreSQL's own log collector limits each file and not their
 * number.)
 *
 * @returns how long it is now
 */
export async function rotate(log: string, bytes: number): Promise<number> {
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  if (size < bytes) return size;
  await copyFile(log, `${log}.1`);
  await truncate(log);
  return 0;
}

/**
 * Rotates the log of a running server. Whoever starts a server or finds it running does it: without a launcher there is
 * no console either, and the server has nothing to write. @returns how to end it
 */
export function keepShort(log: string, limit: LogLimit): () => void {
  const ended = new AbortController();
  look(log, limit, ended.signal).catch(() => undefined);
  return () => ended.abort();
}

/** One look after the other: two at once would keep an empty log in place of a full one. */
async function look(log: string, { bytes, everyMs }: LogLimit, signal: AbortSignal): Promise<void> {
  for await (const _ of setInterval(everyMs, null, { ref: false, signal })) {
    // A full disk is the server's trouble too, which it reports itself.
    await rotate(log, bytes).catch(() => undefined);
  }
}
