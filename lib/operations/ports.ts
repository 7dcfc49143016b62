import type { CloudSays } from "#lib/api/contract/operation.ts";
import type { Binding, Change, RuleRef } from "#lib/binding/types.ts";

/** Identity for which the console acts. An operation runs only under the identity that it was made for. */
export interface Identity {
  /** The console's account: two of them may be one account of the cloud, and nothing of one is the other's. */
  account: string;
  /** `sandbox`, `intl`, `cn`, or the endpoint's address. */
  realm: string;
  accountId: string;
}

/** Options of a call. */
export interface CallContext {
  region: string;
  /** The actor's language, for the cloud's messages. */
  language: string;
  signal: AbortSignal;
}

/** A write as stored with its attempt. */
export interface WriteRequest {
  action: string;
  body: Record<string, unknown>;
}

export type TaskReading =
  | { status: "working" | "done" }
  | { status: "failed"; says: CloudSays | null }
  /** The cloud doesn't know the task. */
  | { status: "unknown"; says: CloudSays | null };

/** A rule's current binding; `gone` when two kinds of read say that the rule no longer exists. */
export type RuleReading = Binding | null | "gone";

/** Result of the fresh reads for a reviewed change. */
export type Recheck =
  | { finding: "as-reviewed" }
  /** The rule's binding isn't the reviewed one, or the rule is gone. */
  | { finding: "changed"; holds: RuleReading }
  /** The change is no longer eligible. */
  | { finding: "ineligible" };

/**
 * The engine's port to the cloud. Every method except `requestOf` and `same` may throw CloudError; the engine decides by its
 * kind: refused, not sent, or no answer.
 */
export interface CloudPort {
  /** Identity of the credentials that a call made now would use; requested once for each credentials. */
  identity(signal: AbortSignal): Promise<Identity>;
  /** The write call that makes this change. Pure. */
  requestOf(change: Change): WriteRequest;
  /** Whether two bindings count as equal when a rule is read back. Pure. */
  same(a: Binding | null, b: Binding | null): boolean;
  /** Takes a turn of the budget for a write, so that an attempt gets its timestamp only when it can be sent. */
  admit(action: string, call: CallContext): Promise<void>;
  /**
   * Sends the write once, without retries, and returns the RequestId.
   *
   * @param timestamp X-TC-Timestamp in Unix seconds
   */
  send(request: WriteRequest, timestamp: number, call: CallContext): Promise<string>;
  pollTask(taskId: string, call: CallContext): Promise<TaskReading>;
  /** The binding, and the cloud's clock (null without one), by which the cloud refuses old signatures. */
  readRule(rule: RuleRef, call: CallContext): Promise<{ holds: RuleReading; date: Date | null }>;
  /**
   * Checks whether the rule is as reviewed and the change still eligible.
   *
   * @param mostMs greatest age of a reading that may confirm it; 0 reads from the cloud now
   */
  recheck(change: Change, call: CallContext, mostMs: number): Promise<Recheck>;
  /** Renews the credentials for the next call. */
  renewCredentials(): Promise<void>;
}
