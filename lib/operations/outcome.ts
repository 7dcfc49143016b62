import type { CloudSays } from "#lib/api/contract/operation.ts";
import type { AttemptOutcome } from "#lib/api/contract/words.ts";
import { isBusy, isForbidden, isInternal, isNoSuchThing, isRateLimited, isStaleSignature } from "#lib/cloud/errors.ts";
import { type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import type { WriteResult } from "#lib/operations/lifecycle.ts";

/** Any error of the cloud port as a failure. An error other than a CloudError says nothing about the call's effect. */
export function cloudFailureOf(error: unknown): CloudFailure {
  if (isCloudError(error)) return error.failure;
  return { kind: "no-answer", reason: "wrong-shape", detail: String(error), httpStatus: null, requestId: null };
}

/** What a failed write means for its operation (docs/operations.md, from submitting). */
export function answerOf(failure: CloudFailure): Exclude<WriteResult, "accepted"> {
  switch (failure.kind) {
    case "not-sent":
      return "not-connected";
    case "no-answer":
      return "no-answer";
    case "refused":
      if (isInternal(failure)) return "internal-error";
      if (isBusy(failure)) return "busy";
      if (isRateLimited(failure)) return "rate-limited";
      return isStaleSignature(failure) ? "credentials" : "refused";
  }
}

/** Whether a refusal won't go away by repeating the call. */
export function isLastingRefusal(failure: CloudFailure): boolean {
  return isForbidden(failure) || isNoSuchThing(failure);
}

/** The part of a failure that the timeline stores. */
export function saysOf(failure: CloudFailure): CloudSays {
  const action = failure.action === undefined ? {} : { action: failure.action };
  return failure.kind === "refused"
    ? { code: failure.code, message: failure.message, requestId: failure.requestId, ...action }
    : {
        code: null,
        message: `${failure.reason}: ${failure.detail}`,
        requestId: failure.kind === "no-answer" ? failure.requestId : null,
        ...action,
      };
}

/** Outcome of the attempt. An InternalError is stored like no answer, since the write may have been accepted; its code tells them apart. */
export function attemptOutcomeOf(failure: CloudFailure): Exclude<AttemptOutcome, "pending" | "accepted"> {
  if (failure.kind !== "refused") return failure.kind;
  return isInternal(failure) ? "no-answer" : "refused";
}
