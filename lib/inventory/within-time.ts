import { CloudError } from "#lib/cloud/failure.ts";

/**
 * Work that a person waits for: given up when they leave, and after `limitMs`, so that nobody waits in silence.
 *
 * @throws CloudError where the time ran out; the reason of `left` when it fires first; what the work threw
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
