import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { text } from "#lib/cloud/catalogue/members.ts";

/** `AccountId` is the owner's uin; `PrincipalId` the uin whose keys these are. */
export const getCallerIdentity = defineAction({
  service: "sts",
  version: "2018-08-13",
  name: "GetCallerIdentity",
  kind: "read",
  perSecond: 20,
  regional: false,
  request: z.strictObject({}),
  response: z.object({ Arn: text, AccountId: z.string(), UserId: text, PrincipalId: text, Type: text }),
  errors: ["AuthFailure.AccessKeyIllegal", "InternalError.GetSeedTokenError", "InvalidParameter.AccessKeyNotSupport"],
});

/** Temporary keys: they work with their token alone, until `ExpiredTime` (Unix seconds; `Expiration` is the same in UTC). */
const issuedKeys = z.object({
  Credentials: z.object({ Token: z.string(), TmpSecretId: z.string(), TmpSecretKey: z.string() }),
  ExpiredTime: z.int(),
  Expiration: text,
});

/**
 * Issues keys of a role to a caller that the role trusts. It changes nothing, so it counts as a read. STS refuses wrong
 * values with codes of its own instead of the common ones.
 */
export const assumeRole = defineAction({
  service: "sts",
  version: "2018-08-13",
  name: "AssumeRole",
  kind: "read",
  perSecond: 600,
  regional: true,
  request: z.strictObject({
    RoleArn: z.string(),
    RoleSessionName: z.string(),
    /** 7200 when left out, 43200 at most. */
    DurationSeconds: z.int().optional(),
    Policy: z.string().optional(),
    ExternalId: z.string().optional(),
    Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
    SourceIdentity: z.string().optional(),
    SerialNumber: z.string().optional(),
    TokenCode: z.string().optional(),
  }),
  response: issuedKeys,
  errors: [
    "FailedOperation.CheckMFAError",
    "FailedOperation.MFATypeNotSupported",
    "InternalError.DbError",
    "InternalError.EncryptError",
    "InternalError.GetAppIdError",
    "InternalError.GetRoleError",
    "InternalError.GetSeedTokenError",
    "InternalError.IllegalRole",
    "InternalError.PbSerializeError",
    "InternalError.SystemError",
    "InternalError.UnknownError",
    "InvalidParameter.AccountNotAvaliable",
    "InvalidParameter.ExtendStrategyOverSize",
    "InvalidParameter.GrantOtherResource",
    "InvalidParameter.OverLimit",
    "InvalidParameter.OverTimeError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyTooLong",
    "InvalidParameter.ResouceError",
    "InvalidParameter.StrategyFormatError",
    "InvalidParameter.StrategyInvalid",
    "InvalidParameter.TempCodeNotAvaliable",
    "ResourceNotFound.RoleNotFound",
    "UnauthorizedOperation",
    "UnsupportedOperation",
  ],
});

/** As `assumeRole`, for a caller with a token of an identity provider: the call itself is unsigned. */
export const assumeRoleWithWebIdentity = defineAction({
  service: "sts",
  version: "2018-08-13",
  name: "AssumeRoleWithWebIdentity",
  kind: "read",
  perSecond: 20,
  regional: true,
  request: z.strictObject({
    ProviderId: z.string(),
    WebIdentityToken: z.string(),
    RoleArn: z.string(),
    RoleSessionName: z.string(),
    DurationSeconds: z.int().optional(),
  }),
  response: issuedKeys,
  errors: [
    "InternalError.GetRoleError",
    "InternalError.SystemError",
    "InternalError.UnknownError",
    "InvalidParameter.OverLimit",
    "InvalidParameter.ParamError",
    "InvalidParameter.WebIdentityTokenError",
    "RequestLimitExceeded",
    "UnauthorizedOperation",
  ],
});
