import { setTimeout as pause } from "node:timers/promises";

/** Bounds a hang, no more: the machine may be busy with something else. */
const usualMs = 120_000;
const firstPauseMs = 20;
const longestPauseMs = 250;

/**
 * Pauses before the next try: the longer one has waited, the longer, at most by a twentieth. What is asked every 20 ms takes the
 * processor from what is waited for.
 */
function pauseSince(began: number): Promise<void> {
  const waitedMs = performance.now() - began;
  return pause(Math.min(Math.max(firstPauseMs, waitedMs / 20), longestPauseMs));
}

/**
 * Waits until an assertion holds, trying it again and again. Tests wait by this and `until` alone; they never sleep.
 *
 * @returns what the assertion returns
 * @throws what it threw last, after two minutes
 */
export async function eventually<Result>(
  assertion: () => Result | Promise<Result>,
  withinMs = usualMs,
): Promise<Result> {
  const began = performance.now();
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > began + withinMs) throw error;
    }
    await pauseSince(began);
  }
}

/**
 * Makes a call again until its result is good enough.
 *
 * @throws what the call throws, at once; an error after two minutes
 */
export async function untilResult<Result>(
  call: () => Promise<Result>,
  isEnough: (result: Result) => boolean,
): Promise<Result> {
  const began = performance.now();
  for (;;) {
    const result = await call();
    if (isEnough(result)) return result;
    if (performance.now() > began + usualMs) throw new Error(`not good enough within ${usualMs} ms`);
    await pauseSince(began);
  }
}

/**
 * Waits until a condition is true.
 *
 * @param what what is waited for, as the error names it
 * @throws after two minutes, unless another time is given
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = usualMs,
): Promise<void> {
  await eventually(async () => {
    if (!(await condition())) throw new Error(`not within ${withinMs} ms: ${what}`);
  }, withinMs);
}
