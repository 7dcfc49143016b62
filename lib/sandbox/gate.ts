import { isBindingRegion } from "#lib/binding/regions.ts";
import type { Action, Service } from "#lib/cloud/catalogue/action.ts";
import { actionsByVersion, findAction, servedActions } from "#lib/cloud/catalogue/catalogue.ts";
import { assumeRoleWithWebIdentity } from "#lib/cloud/catalogue/sts.ts";
import { findRegion } from "#lib/cloud/regions.ts";
import { type Authorization, parseAuthorization } from "#lib/cloud/tc3.ts";
import { type Caller, callers, nobody } from "#lib/sandbox/accounts.ts";
import type { Frequency } from "#lib/sandbox/frequency.ts";
import type { KeyRing } from "#lib/sandbox/keys.ts";
import {
  frontTexts,
  invalidAction,
  missingParameter,
  noSuchVersion,
  notAuthorized,
  tooManyRequests,
  wrongValue,
} from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { mediaType, type WireRequest } from "#lib/sandbox/request.ts";
import { signatureHolds } from "#lib/sandbox/signature.ts";

/** A call that passed the gate; its parameters are not yet parsed. */
export interface Admitted {
  action: Action;
  caller: Caller;
  /** Empty for services without regions. */
  region: string;
}

export interface Gate {
  frequency: Frequency;
  /** The keys issued by STS. */
  keys: KeyRing;
  requestId: string;
  /** Called when the signature is valid, even if a later check refuses the call. */
  onVerified(): void;
  /** Monotonic clock, for counting calls. */
  monotonicMs: number;
}

const skewSeconds = 300;
const getLimit = 32 * 1024;
const postLimit = 10 * 1024 * 1024;

/**
 * The checks of every call before its parameters are parsed, in this order: form of the headers,
 * credentials, clock skew, signature, token, product, version, action, region, frequency, permission. The cloud does
 * not document its order.
 *
 * @throws Refusal
 */
export function admit(request: WireRequest, gate: Gate): Admitted {
  if (isUnsigned(request)) return admitUnsigned(request, gate);
  const authorization = checkAuthorization(request);
  const timestamp = checkForm(request);
  const caller = findCaller(authorization.secretId, gate.keys);
  if (Math.abs(Date.now() / 1000 - timestamp) > skewSeconds) {
    throw new ApiRefusal("AuthFailure.SignatureExpire", frontTexts.signatureExpire);
  }
  if (!signatureHolds(request, authorization, caller.secretKey, timestamp)) {
    throw new ApiRefusal("AuthFailure.SignatureFailure", frontTexts.signatureFailure);
  }
  gate.onVerified();
  if ((request.headers["x-tc-token"] ?? "") !== (caller.token ?? "") || gate.keys.isExpired(caller.secretId)) {
    throw new ApiRefusal("AuthFailure.TokenFailure", frontTexts.tokenFailure);
  }
  const action = findRequestedAction(request, authorization);
  const region = requestedRegion(request, action);
  countCall(action, region, caller, gate);
  checkPermission(action, region, caller, gate.requestId);
  return { action, caller, region };
}

/** Whether the call has the official SDKs' placeholder for a signature, for the one action that needs none. */
function isUnsigned({ headers }: WireRequest): boolean {
  return headers.authorization === "SKIP" && headers["x-tc-action"] === assumeRoleWithWebIdentity.name;
}

function admitUnsigned(request: WireRequest, gate: Gate): Admitted {
  checkForm(request);
  const action = findByVersion(request.headers["x-tc-version"] ?? "", assumeRoleWithWebIdentity.name, "sts");
  const region = requestedRegion(request, action);
  countCall(action, region, nobody, gate);
  return { action, caller: nobody, region };
}

function checkAuthorization({ method, headers }: WireRequest): Authorization {
  if (method !== "GET" && method !== "POST")
    throw new ApiRefusal("UnsupportedProtocol", frontTexts.unsupportedProtocol);
  const authorization = parseAuthorization(headers.authorization ?? "");
  if (!authorization) throw new ApiRefusal("AuthFailure.InvalidAuthorization", frontTexts.invalidAuthorization);
  return authorization;
}

/** @returns the timestamp, in Unix seconds */
function checkForm(request: WireRequest): number {
  const { method, headers } = request;
  const type = mediaType(request);
  if (type !== "application/x-www-form-urlencoded" && !(method === "POST" && type === "application/json")) {
    throw new ApiRefusal("UnsupportedProtocol", frontTexts.unsupportedProtocol);
  }
  if (method === "GET" ? request.query.length > getLimit : request.body.length > postLimit) {
    throw new ApiRefusal("RequestSizeLimitExceeded", frontTexts.requestTooLarge);
  }
  for (const name of ["Action", "Version", "Timestamp"]) {
    if (!headers[`x-tc-${name.toLowerCase()}`]) throw new ApiRefusal("MissingParameter", missingParameter(name));
  }
  const timestamp = headers["x-tc-timestamp"] ?? "";
  if (!/^\d{1,12}$/.test(timestamp)) throw new ApiRefusal("InvalidParameterValue", wrongValue("Timestamp"));
  return Number(timestamp);
}

function findCaller(secretId: string, keys: KeyRing): Caller {
  const caller = callers.find((candidate) => candidate.secretId === secretId) ?? keys.find(secretId);
  if (caller) return caller;
  // Ids of the real cloud are letters and digits only.
  throw /^[A-Za-z0-9]+$/.test(secretId)
    ? new ApiRefusal("AuthFailure.SecretIdNotFound", frontTexts.secretIdNotFound)
    : new ApiRefusal("AuthFailure.InvalidSecretId", frontTexts.invalidSecretId);
}

/**
 * Finds the action by the scope's service. Where a client derived that from a local address (`127`, `localhost:9700`),
 * the version and the action's name identify it.
 */
function findRequestedAction(request: WireRequest, authorization: Authorization): Action {
  const version = request.headers["x-tc-version"] ?? "";
  const name = request.headers["x-tc-action"] ?? "";
  const { service } = authorization;
  if (isLocalAlias(service)) return findByVersion(version, name, service);
  if (!isService(service)) throw new ApiRefusal("NoSuchProduct", frontTexts.noSuchProduct);
  if (!actionsByVersion(version).some((action) => action.service === service)) {
    throw new ApiRefusal("NoSuchVersion", noSuchVersion(version, service));
  }
  const action = findAction(service, version, name);
  if (!action) throw new ApiRefusal("InvalidAction", invalidAction(name, service, version));
  return action;
}

function findByVersion(version: string, name: string, service: string): Action {
  const candidates = actionsByVersion(version);
  if (candidates.length === 0) throw new ApiRefusal("NoSuchVersion", noSuchVersion(version, service));
  const action = candidates.find((candidate) => candidate.name === name);
  if (!action) throw new ApiRefusal("InvalidAction", invalidAction(name, candidates[0]?.service ?? service, version));
  return action;
}

/** Services that the Node SDK signs for 127.0.0.1:9700, localhost:9700, [::1]:9700 and http://127.0.0.1:9700. */
function isLocalAlias(service: string): boolean {
  return /^(http:|127|localhost(:\d+)?|\[?::1\]?(:\d+)?|\[:)/.test(service);
}

function isService(text: string): text is Service {
  return servedActions.some((action) => action.service === text);
}

const bindingWrites = ["RegisterFunctionTargets", "ModifyFunctionTargets", "DeregisterFunctionTargets"];

function requestedRegion(request: WireRequest, action: Action): string {
  if (!action.regional) return "";
  const region = request.headers["x-tc-region"] ?? "";
  if (region === "") throw new ApiRefusal("MissingParameter", missingParameter("Region"));
  if (!findRegion(region)) throw new ApiRefusal("InvalidParameterValue", frontTexts.invalidRegion);
  if (bindingWrites.includes(action.name) && !isBindingRegion(region)) {
    throw new ApiRefusal("UnsupportedRegion", frontTexts.unsupportedRegion);
  }
  return region;
}

function countCall(action: Action, region: string, caller: Caller, gate: Gate): void {
  const key = `${action.service}:${action.name}/${region}/${caller.uin}`;
  const count = gate.frequency.admit(key, action.perSecond, gate.monotonicMs);
  if (!count.admitted) throw new ApiRefusal("RequestLimitExceeded", tooManyRequests(count.times, action.perSecond));
}

function checkPermission(action: Action, region: string, caller: Caller, requestId: string): void {
  if (action.kind === "read" || caller.mayWrite) return;
  const resource = `qcs::${action.service}:${region}:uin/${caller.account.uin}:*`;
  throw new ApiRefusal("UnauthorizedOperation", notAuthorized(requestId, `${action.service}:${action.name}`, resource));
}
