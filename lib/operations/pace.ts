/** How often tasks are polled. Pure but for the durations it has seen. */

export const shortestMs = 400;
/** DescribeTaskStatus allows 20 calls per second in a region, of which the budget uses 19: so many for all, the rest for the watched. */
const pollsPerSecond = 15;
const watchedPollsPerSecond = 4;
const remembered = 31;
/** At the median half of the tasks are still working. */
const likelyDone = 1.2;

/** Between two polls of one task, with this many tasks of its region in flight. */
export function pollInterval(tasksInFlight: number): number {
  return Math.max(shortestMs, (tasksInFlight / pollsPerSecond) * 1_000);
}

/** The moving median of how long the last tasks took, from accepted to done. */
export class TaskDurations {
  readonly #lastMs: number[] = [];

  /**
   * A task ended between the last two looks at it; the middle is taken. One that had ended by its first look only shows
   * that it took no longer: taken as found, the waits before first polls, which come from here, would grow by themselves.
   */
  add(foundAfterMs: number, looksBefore: number, intervalMs: number): void {
    const bound = this.median() ?? foundAfterMs / 2;
    this.#lastMs.push(looksBefore === 0 ? Math.min(foundAfterMs, bound) : foundAfterMs - intervalMs / 2);
    if (this.#lastMs.length > remembered) this.#lastMs.shift();
  }

  median(): number | null {
    const sorted = this.#lastMs.toSorted((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? null;
  }
}

/** The waits of one task: those that somebody watches share polls of their own, so that a long queue doesn't slow them. */
export function paceOf(
  tasksInFlight: number,
  watched: number,
  isWatched: boolean,
  medianMs: number | null,
): { pollMs: number; firstPollMs: number } {
  const forAll = pollInterval(tasksInFlight);
  if (!isWatched) return { pollMs: forAll, firstPollMs: firstPoll(forAll, medianMs) };
  const pollMs = Math.min(forAll, Math.max(shortestMs, (watched / watchedPollsPerSecond) * 1_000));
  return { pollMs, firstPollMs: pollMs };
}

/**
 * Wait before a task's first poll. While polls are plenty it is the interval; once tasks have to share them, the first
 * one comes when the task is likely done: earlier it would be wasted, later it would keep the load balancer waiting.
 */
export function firstPoll(intervalMs: number, medianMs: number | null): number {
  return intervalMs > shortestMs && medianMs !== null ? Math.max(shortestMs, medianMs * likelyDone) : intervalMs;
}
