import type { CloudFailure } from "#lib/cloud/failure.ts";

/**
 * What a refusal means for the engine. A code `A.B` belongs to the family `A`.
 */

/**
 * Texts with which the cloud says that the load balancer still works on a task, in both languages: as seen in public
 * issues, and the same words in another order. The engine's decision and the explanation share this table.
 */
const taskIsWorking = [
  /task is working/i,
  /is working\(.*pls try later/i,
  /tasks? (?:are|is) being processed/i,
  /任务[^，。；]{0,60}(?:执行|进行|处理)中/,
  /任务[^，。；]{0,60}(?:正在|仍在)(?:执行|进行|处理)/,
  /(?:正在|仍在)(?:执行|进行|处理)[^，。；]{0,20}任务/,
];

/** Whether the cloud's message says that the load balancer still works on a task. */
export function saysBusy(message: string): boolean {
  return taskIsWorking.some((text) => text.test(message));
}

function isOf(failure: CloudFailure, family: string): boolean {
  return failure.kind === "refused" && (failure.code === family || failure.code.startsWith(`${family}.`));
}

/** The load balancer has an unfinished task; the call was not taken. */
export function isBusy(failure: CloudFailure): boolean {
  if (isOf(failure, "FailedOperation.ResourceInOperating")) return true;
  return failure.kind === "refused" && failure.code === "FailedOperation" && saysBusy(failure.message);
}

/** Too many calls in this second; the call was not taken. */
export function isRateLimited(failure: CloudFailure): boolean {
  return isOf(failure, "RequestLimitExceeded");
}

/** The cloud failed inside, so whether the call was taken is unknown. */
export function isInternal(failure: CloudFailure): boolean {
  return isOf(failure, "InternalError");
}

/** The token is wrong or has expired: the credentials must be replaced. */
export function isSpentToken(failure: CloudFailure): boolean {
  return isOf(failure, "AuthFailure.TokenFailure");
}

/** The timestamp is more than five minutes away from the cloud's clock. */
export function isWrongTime(failure: CloudFailure): boolean {
  return isOf(failure, "AuthFailure.SignatureExpire");
}

/** The signature or the token is too old: the call may be repeated with a new signature and valid credentials. */
export function isStaleSignature(failure: CloudFailure): boolean {
  return isWrongTime(failure) || isSpentToken(failure);
}

/** The keys are not permitted to make this call, for whatever reason. */
export function isForbidden(failure: CloudFailure): boolean {
  return isOf(failure, "UnauthorizedOperation") || isOf(failure, "AuthFailure.UnauthorizedOperation");
}

/** Codes of the family UnauthorizedOperation that no access policy can resolve. */
const notByPolicy = ["UnauthorizedOperation.CodeSecret", "UnauthorizedOperation.Region"];

/** No policy of the keys allows the action. */
export function isNotAllowed(failure: CloudFailure): boolean {
  return isForbidden(failure) && !notByPolicy.some((code) => isOf(failure, code));
}

const notOffered = ["InvalidAction", "UnsupportedOperation", "UnsupportedRegion", "NoSuchVersion", "NoSuchProduct"];

/** The site or the region does not have this action. */
export function isNotOffered(failure: CloudFailure): boolean {
  return notOffered.some((family) => isOf(failure, family));
}

const noSuchThing = [
  "InvalidParameter.LBIdNotFound",
  "InvalidParameter.ListenerIdNotFound",
  "InvalidParameter.LocationNotFound",
  "ResourceNotFound",
];

/** The resource that the call names does not exist. */
export function isNoSuchThing(failure: CloudFailure): boolean {
  return noSuchThing.some((family) => isOf(failure, family));
}

/** A value of the call is none that this site takes. */
export function isWrongValue(failure: CloudFailure): boolean {
  return isOf(failure, "InvalidParameter") || isOf(failure, "InvalidParameterValue");
}

/** The resource may not exist: many actions say so with a general code and a message of their own. */
export function mayBeNoSuchThing(failure: CloudFailure): boolean {
  return isNoSuchThing(failure) || isWrongValue(failure);
}
