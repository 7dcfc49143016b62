import { type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import type { Query } from "#lib/db/database.ts";
import { isTransient } from "#lib/db/failure.ts";
import type { Setting } from "#lib/operations/lifecycle.ts";
import { cloudFailureOf } from "#lib/operations/outcome.ts";
import type { CallContext, CloudPort } from "#lib/operations/ports.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";
import type { StoredStep } from "#lib/operations/store/transition.ts";

/** Context that the runner passes to the work on one operation. */
export interface Work {
  query: Query;
  cloud: CloudPort;
  /** Id of this process as the owner of leases. */
  owner: string;
  leaseMs: number;
  /** Fires when the engine begins to stop; cancels reads and waits. */
  stopping: AbortSignal;
  /** Fires a while later; cancels writes in flight, whose answers are worth waiting for. */
  stopped: AbortSignal;
  setting(id: number): Setting;
  /** Whether the operation belongs to the current identity; credentials may have been exchanged. */
  isOurs(row: OperationRow): Promise<boolean>;
  /** Delivers a changed row to the listeners and schedules the operation's next step. */
  stored(step: StoredStep): void;
  /** Claims heads of queues again after this time. */
  claimAgainIn(ms: number): void;
  /** Records a task found ended, so long after it was accepted and after so many polls that found it running. */
  ended(id: number, afterMs: number, looks: number): void;
  trouble(error: unknown, id: number): void;
}

/** A call's failure; reports errors that are not the cloud's. */
export function failureOfCall(work: Work, id: number, error: unknown): CloudFailure {
  const failure = cloudFailureOf(error);
  if (!isCloudError(error)) work.trouble(error, id);
  return failure;
}

export function callOf(row: OperationRow, signal: AbortSignal): CallContext {
  return { region: row.region, language: row.language, signal };
}

const firstWaitMs = 50;
const longestWaitMs = 1_000;

/**
 * Stores data that must not be lost, such as the cloud's answer, which only this process knows: retries for as long as the
 * database is away. Gives up only when the engine has stopped or a retry can't help.
 */
export async function persist<Result>(work: Work, id: number, store: () => Promise<Result>): Promise<Result> {
  for (let wait = firstWaitMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
    try {
      return await store();
    } catch (error) {
      if (work.stopped.aborted || !isTransient(error)) throw error;
      work.trouble(error, id);
      await pause(wait, work.stopped);
    }
  }
}

/** Waits; the signal ends it early without an error. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
