import type { CloudSays } from "#lib/api/contract/operation.ts";
import type { Binding, Change, RuleRef } from "#lib/binding/types.ts";

/** Whom the console acts for: an operation is run only by the identity that it was made for. */
export interface Identity {
  /** `sandbox`, `intl`, `cn`, or the endpoint's address. */
  realm: string;
  accountId: string;
}

/** What a call is made with. */
export interface CallContext {
  region: string;
  /** The actor's, for the cloud's messages. */
  language: string;
  signal: AbortSignal;
}

/** A write as the attempt has it. */
export interface WriteRequest {
  action: string;
  body: Record<string, unknown>;
}

export type TaskReading =
  | { status: "working" | "done" }
  | { status: "failed"; says: CloudSays | null }
  /** The cloud says that it knows no such task. */
  | { status: "unknown"; says: CloudSays | null };

/** A rule's binding now; `gone` when two kinds of read say that the rule itself is no longer there. */
export type RuleReading = Binding | null | "gone";

/** What fresh reads say of a change that was reviewed earlier. */
export type Recheck =
  | { finding: "as-reviewed" }
  /** The rule holds something else than the review showed, or is gone. */
  | { finding: "changed"; holds: RuleReading }
  /** A rule about what may be bound is against it now. */
  | { finding: "ineligible" };

/**
 * The cloud as the engine needs it. Every method but `requestOf` and `same` may throw CloudError, which the engine
 * reads by its kind: refused, not sent, or no answer.
 */
export interface CloudPort {
  /** Of the credentials that a call would be made with now. The cloud is asked once for each; later answers are free. */
  identity(signal: AbortSignal): Promise<Identity>;
  /** The write call that makes this change. Pure. */
  requestOf(change: Change): WriteRequest;
  /** Equality of bindings as reading back means it. Pure. */
  same(a: Binding | null, b: Binding | null): boolean;
  /** Waits until the budget allows a write, so that an attempt is stamped only when it can leave. */
  admit(action: string, call: CallContext): Promise<void>;
  /**
   * Sends once, never again by itself, and answers with the RequestId.
   *
   * @param timestamp X-TC-Timestamp in Unix seconds
   */
  send(request: WriteRequest, timestamp: number, call: CallContext): Promise<string>;
  pollTask(taskId: string, call: CallContext): Promise<TaskReading>;
  /** With the cloud's own clock at the time, null where it did not tell: by it the cloud refuses old signatures. */
  readRule(rule: RuleRef, call: CallContext): Promise<{ holds: RuleReading; date: Date | null }>;
  /**
   * Is the rule as reviewed, and the change still allowed?
   *
   * @param mostMs the oldest reading that may speak for it; 0 asks the cloud now
   */
  recheck(change: Change, call: CallContext, mostMs: number): Promise<Recheck>;
  /** Makes the next call use credentials read anew. */
  renewCredentials(): Promise<void>;
}
