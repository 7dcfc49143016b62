import { CloudError } from "#lib/cloud/failure.ts";

/**
 * Work that a person waits for, cancelled when they leave or after `limitMs`.
 *
 * @throws CloudError after the time limit; the reason of `left` when it fires first; the work's error
 */
export async function withinTime<Result>(
  limitMs: number,
  left: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = AbortSignal.timeout(limitMs);
  try {
    return await work(left ? AbortSignal.any([left, late]) : late);
  } catch (error) {
    if (!late.aborted || left?.aborted) throw error;
    throw new CloudError({ kind: "not-sent", reason: "too-slow", detail: `given up after ${limitMs} ms` });
  }
}
