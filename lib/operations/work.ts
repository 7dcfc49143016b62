import { type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import type { Query } from "#lib/db/database.ts";
import { isTransient } from "#lib/db/failure.ts";
import type { Setting } from "#lib/operations/lifecycle.ts";
import { cloudFailureOf } from "#lib/operations/outcome.ts";
import type { CallContext, CloudPort } from "#lib/operations/ports.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";
import type { StoredStep } from "#lib/operations/store/transition.ts";

/** What the runner gives to each piece of work on one operation. */
export interface Work {
  query: Query;
  cloud: CloudPort;
  /** This process, as leases name it. */
  owner: string;
  /** Ends reads and waits at once when the engine stops. */
  stopping: AbortSignal;
  /** Ends writes in flight, a while later: their answers are worth waiting for. */
  stopped: AbortSignal;
  setting(id: number): Setting;
  /** Whether the console acts for the identity that the operation was made for: credentials may have been exchanged. */
  isOurs(row: OperationRow): Promise<boolean>;
  /** A row was changed: tells whoever listens, and wakes the runner when it wants attention next. */
  stored(step: StoredStep): void;
  /** Claim heads of queues again after this time. */
  claimAgainIn(ms: number): void;
  /** A task was found ended, this long after it was accepted and after this many looks that found it working. */
  ended(id: number, afterMs: number, looks: number): void;
  /** The cloud answered, or was out of reach. */
  reached(reachable: boolean): void;
  trouble(error: unknown, id: number): void;
}

/** A call's failure; notes what it tells about the cloud, and reports what is no failure of the cloud's at all. */
export function failed(work: Work, id: number, error: unknown): CloudFailure {
  const failure = cloudFailureOf(error);
  work.reached(failure.kind === "refused");
  if (!isCloudError(error)) work.trouble(error, id);
  return failure;
}

export function callOf(row: OperationRow, signal: AbortSignal): CallContext {
  return { region: row.region, language: row.language, signal };
}

const firstWaitMs = 50;
const longestWaitMs = 1_000;

/**
 * Stores something that must not be lost, however long the database is away: what the cloud answered is known to this
 * process alone. Gives up only when the engine has stopped, or when trying again can't help.
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

/** A wait that the signal ends early, without an error. */
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
