import type { z } from "zod";
import type {
  assumeRole as assumeRoleAction,
  assumeRoleWithWebIdentity as webIdentityAction,
} from "#lib/cloud/catalogue/sts.ts";
import { accounts } from "#lib/sandbox/accounts.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import type { Code } from "#lib/sandbox/codes.ts";
import { notAuthorized, wrongValue } from "#lib/sandbox/messages.ts";
import { parseJson } from "#lib/sandbox/parameters.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { identityProvider, parseRoleArn, type Role, roles } from "#lib/sandbox/roles.ts";

type Request<Action extends { request: z.ZodType }> = z.output<Action["request"]>;

const usualSeconds = 7200;
const mostSeconds = 43_200;
const mostPolicy = 2048;

export function getCallerIdentity(_: object, { caller }: CallContext) {
  return {
    Arn: caller.identity.arn,
    AccountId: caller.account.uin,
    UserId: caller.identity.userId,
    PrincipalId: caller.uin,
    Type: caller.identity.type,
  };
}

export function assumeRole(request: Request<typeof assumeRoleAction>, context: CallContext) {
  const { caller, requestId } = context;
  checkSession(request.RoleSessionName, "RoleSessionName");
  if (request.ExternalId !== undefined) checkSession(request.ExternalId, "ExternalId");
  if (request.SerialNumber !== undefined) {
    throw new ApiRefusal("FailedOperation.MFATypeNotSupported", wrongValue("SerialNumber"));
  }
  checkPolicy(request.Policy);
  const seconds = request.DurationSeconds ?? usualSeconds;
  if (seconds > mostSeconds) throw new ApiRefusal("InvalidParameter.OverTimeError", wrongValue("DurationSeconds"));
  checkDuration(seconds);
  const { uin, role } = findRole(request.RoleArn, "ResourceNotFound.RoleNotFound");
  if (role.mayWrite && !caller.mayWrite) {
    throw new ApiRefusal("UnauthorizedOperation", notAuthorized(requestId, "sts:AssumeRole", request.RoleArn));
  }
  return issue(context, { uin, role, sessionName: request.RoleSessionName, seconds, asker: caller.uin });
}

export function assumeRoleWithWebIdentity(request: Request<typeof webIdentityAction>, context: CallContext) {
  checkSession(request.RoleSessionName, "RoleSessionName");
  const seconds = request.DurationSeconds ?? usualSeconds;
  checkDuration(seconds);
  if (request.ProviderId !== identityProvider) {
    throw new ApiRefusal("InvalidParameter.ParamError", wrongValue("ProviderId"));
  }
  checkIdentity(request.WebIdentityToken, Date.now() / 1000);
  const { uin, role } = findRole(request.RoleArn, "InternalError.GetRoleError");
  return issue(context, { uin, role, sessionName: request.RoleSessionName, seconds, asker: uin });
}

interface Grant {
  uin: string;
  role: Role;
  sessionName: string;
  seconds: number;
  asker: string;
}

function issue({ keys, requestId }: CallContext, { uin, role, sessionName, seconds, asker }: Grant) {
  const key = keys.issue(
    { issuedBy: requestId, account: uin, uin: asker, roleId: role.id, sessionName, mayWrite: role.mayWrite },
    seconds,
  );
  const expires = keys.expiryOf(key);
  return {
    Credentials: { Token: key.token, TmpSecretId: key.secretId, TmpSecretKey: key.secretKey },
    ExpiredTime: expires,
    Expiration: `${new Date(expires * 1000).toISOString().slice(0, 19)}Z`,
  };
}

function findRole(arn: string, notFound: Code): { uin: string; role: Role } {
  const named = parseRoleArn(arn);
  if (!named) throw new ApiRefusal("InvalidParameter.ParamError", wrongValue("RoleArn"));
  const role = roles.find((candidate) => named.isIt(candidate));
  const owner = Object.values(accounts).find((account) => account.uin === named.uin);
  if (role && owner) return { uin: owner.uin, role };
  throw new ApiRefusal(notFound, { en: `The role \`${arn}\` does not exist.`, zh: `角色 \`${arn}\` 不存在。` });
}

/** Documented: 2 to 128 characters of `[\w+=,.@-]`. */
function checkSession(value: string, parameter: string): void {
  if (!/^[\w+=,.@-]{2,128}$/.test(value)) throw new ApiRefusal("InvalidParameter.ParamError", wrongValue(parameter));
}

function checkDuration(seconds: number): void {
  if (seconds < 1 || seconds > mostSeconds) {
    throw new ApiRefusal("InvalidParameter.ParamError", wrongValue("DurationSeconds"));
  }
}

/** A policy comes as JSON, URL-encoded. */
function checkPolicy(policy: string | undefined): void {
  if (policy === undefined) return;
  if (policy.length > mostPolicy) throw new ApiRefusal("InvalidParameter.PolicyTooLong", wrongValue("Policy"));
  if (typeof parseJson(decoded(policy)) !== "object") {
    throw new ApiRefusal("InvalidParameter.StrategyFormatError", wrongValue("Policy"));
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // Not URL-encoded, so not JSON either.
  }
}

/** Accepts any JWT that has not expired; its signature isn't checked. */
function checkIdentity(token: string, nowSeconds: number): void {
  const [header, claims, proof, ...rest] = token.split(".");
  const parsed = parseJson(Buffer.from(claims ?? "", "base64url").toString());
  const hasForm = header && proof && rest.length === 0 && typeof parsed === "object" && parsed !== null;
  if (hasForm && !("exp" in parsed && Number(parsed.exp) <= nowSeconds)) return;
  throw new ApiRefusal("InvalidParameter.WebIdentityTokenError", wrongValue("WebIdentityToken"));
}
