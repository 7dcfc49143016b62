import type { Operation } from "#lib/api/contract/operation.ts";

/** Much longer is so many times the usual duration, and at least so much more: a task of a second may well take five. */
const times = 3;
const leastMoreMs = 10_000;

/**
 * Whether the cloud has been working on an operation for much longer than usual.
 *
 * @param usualMs the usual duration of the cloud's work on such a change; null where it isn't known
 * @param nowMs milliseconds since 1970
 */
export function takesLong(
  { state, stateSince }: Pick<Operation, "state" | "stateSince">,
  usualMs: number | null | undefined,
  nowMs: number,
): boolean {
  if (state !== "running" || usualMs === null || usualMs === undefined) return false;
  return nowMs - Date.parse(stateSince) > Math.max(usualMs * times, usualMs + leastMoreMs);
}
