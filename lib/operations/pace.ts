/** Poll intervals of tasks. Pure except for the recorded durations. */

export const shortestMs = 400;
/** Polls per second for all tasks of a region. The budget allows 19; the rest is for watched tasks. */
const pollsPerSecond = 15;
const watchedPollsPerSecond = 4;
const remembered = 31;
/** Factor on the median, at which only half of the tasks have ended. */
const likelyDone = 1.2;

/** Interval between two polls of one task, with this many tasks of its region in flight. */
export function pollInterval(tasksInFlight: number): number {
  return Math.max(shortestMs, (tasksInFlight / pollsPerSecond) * 1_000);
}

/** Moving median of the last tasks' durations, from accepted to done. */
export class TaskDurations {
  readonly #lastMs: number[] = [];

  /**
   * A task ended between its last two polls, so the middle is recorded. One found ended by its first poll gives only an upper
   * bound: recording that would make the waits before first polls, which derive from the median, grow by themselves.
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

/** Poll intervals of one task. Watched tasks share polls of their own, so that a long queue doesn't slow them. */
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
 * Wait before a task's first poll. Normally it is the interval. Once tasks have to share the polls, it is the time when the
 * task is likely done: earlier the poll would be wasted, later the load balancer's queue would wait.
 */
export function firstPoll(intervalMs: number, medianMs: number | null): number {
  return intervalMs > shortestMs && medianMs !== null ? Math.max(shortestMs, medianMs * likelyDone) : intervalMs;
}
