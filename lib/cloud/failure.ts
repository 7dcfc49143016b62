import type { Secret } from "#lib/secret.ts";

/**
 * Why a call to the cloud has no result. The kinds differ in what is known about the call's effect, which is what the
 * engine decides on:
 * - `refused`: the cloud answered with an error code.
 * - `not-sent`: no connection was made, so the cloud has seen nothing; safe to send again.
 * - `no-answer`: the call may or may not have been taken (time-out, reset, HTTP status other than 200, unreadable body).
 */
export type CloudFailure = (
  | { kind: "refused"; code: string; message: string; requestId: string | null }
  | { kind: "not-sent"; reason: NotSentReason; detail: string }
  | { kind: "no-answer"; reason: NoAnswerReason; detail: string; httpStatus: number | null; requestId: string | null }
) & {
  /** The call that failed, as access policies name it, such as `clb:DescribeTargets`. The client sets it on each failure. */
  action?: string;
  /** The shortened SecretId of the keys that lack a permission, for people to read; wrapped to keep it out of logs. */
  keys?: Secret;
};

export type NotSentReason =
  | "dns"
  | "connection-refused"
  | "unreachable"
  | "tls"
  | "connect-timeout"
  | "no-credentials"
  /** The database that holds the budget could not be reached. */
  | "no-budget"
  /** A read that a person waits for exceeded its time limit, in the budget's queue or at the cloud. */
  | "too-slow"
  | "aborted";

export type NoAnswerReason =
  | "timeout"
  | "connection-lost"
  | "http-status"
  | "not-json"
  | "too-large"
  | "wrong-shape"
  | "aborted";

/** The only error that the cloud client throws. */
export class CloudError extends Error {
  readonly failure: CloudFailure;

  constructor(failure: CloudFailure) {
    super(
      failure.kind === "refused"
        ? `${failure.code}: ${failure.message}`
        : `${failure.kind}: ${failure.reason}: ${failure.detail}`,
    );
    this.name = "CloudError";
    this.failure = failure;
  }
}

/** Compares the name, not the class: the bundler may give two parts of the server a class each. */
export function isCloudError(error: unknown): error is CloudError {
  return error instanceof Error && error.name === "CloudError" && "failure" in error;
}

/** Adds the action whose call failed. An error that already names an action keeps it: that call failed first. */
export function withAction(error: unknown, action: string): unknown {
  if (!isCloudError(error) || error.failure.action !== undefined) return error;
  return new CloudError({ ...error.failure, action });
}
