import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again until the answer is true.
 *
 * @returns false when `ms` went by without
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
