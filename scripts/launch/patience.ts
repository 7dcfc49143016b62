import { setTimeout as sleep } from "node:timers/promises";

/**
 * Repeats a check until it is true.
 *
 * @returns false if it wasn't within `ms`
 */
export async function until(ask: () => Promise<boolean>, ms: number, stop?: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (!stop?.aborted) {
    if (await ask()) return true;
    if (Date.now() >= deadline) return false;
    await sleep(50);
  }
  return false;
}
