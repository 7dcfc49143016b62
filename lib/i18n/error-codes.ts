import type { BindField } from "#lib/binding/types.ts";

/** What is the same for an error in every language. */
export interface ErrorFacts {
  /** The field of the bind form that it belongs to; "named" where the cloud's message names the parameter. */
  field: BindField | "named" | null;
  /** The same request may succeed later, with nothing changed. */
  retryable: boolean;
}

/**
 * Every code that the documentation of the console's actions lists, with the common codes of the API gateway: from the
 * API pages and the SDKs of clb, scf, vpc, sts and region, gathered in 2026. Misspelt codes are spelt so by the cloud.
 */
export const cloudCodes = {
  // The gateway, common to all services
  ActionOffline: { field: null, retryable: false },
  AuthFailure: { field: null, retryable: false },
  "AuthFailure.InvalidAuthorization": { field: null, retryable: false },
  "AuthFailure.InvalidSecretId": { field: null, retryable: false },
  "AuthFailure.MFAFailure": { field: null, retryable: false },
  "AuthFailure.SecretIdNotFound": { field: null, retryable: false },
  "AuthFailure.SignatureExpire": { field: null, retryable: false },
  "AuthFailure.SignatureFailure": { field: null, retryable: false },
  "AuthFailure.TokenFailure": { field: null, retryable: false },
  "AuthFailure.UnauthorizedOperation": { field: null, retryable: false },
  DryRunOperation: { field: null, retryable: false },
  FailedOperation: { field: null, retryable: false },
  InternalError: { field: null, retryable: true },
  InvalidAction: { field: null, retryable: false },
  InvalidParameter: { field: "named", retryable: false },
  InvalidParameterValue: { field: "named", retryable: false },
  InvalidRequest: { field: null, retryable: false },
  IpInBlacklist: { field: null, retryable: false },
  IpNotInWhitelist: { field: null, retryable: false },
  LimitExceeded: { field: "rule", retryable: false },
  MissingParameter: { field: "named", retryable: false },
  NoSuchProduct: { field: null, retryable: false },
  NoSuchVersion: { field: null, retryable: false },
  RequestLimitExceeded: { field: null, retryable: true },
  "RequestLimitExceeded.GlobalRegionUinLimitExceeded": { field: null, retryable: true },
  "RequestLimitExceeded.IPLimitExceeded": { field: null, retryable: true },
  "RequestLimitExceeded.UinLimitExceeded": { field: null, retryable: true },
  RequestSizeLimitExceeded: { field: null, retryable: false },
  ResourceInUse: { field: null, retryable: true },
  ResourceInsufficient: { field: null, retryable: true },
  ResourceNotFound: { field: "function", retryable: false },
  ResourceUnavailable: { field: null, retryable: true },
  ResponseSizeLimitExceeded: { field: null, retryable: false },
  ServiceUnavailable: { field: null, retryable: true },
  UnauthorizedOperation: { field: null, retryable: false },
  UnknownParameter: { field: null, retryable: false },
  UnsupportedOperation: { field: null, retryable: false },
  UnsupportedProtocol: { field: null, retryable: false },
  UnsupportedRegion: { field: "region", retryable: false },
  // Load balancers, with the network and region services
  "FailedOperation.ResourceInOperating": { field: "loadBalancer", retryable: true },
  "InvalidParameter.ClientTokenLimitExceeded": { field: null, retryable: false },
  "InvalidParameter.Coexist": { field: null, retryable: false },
  "InvalidParameter.FilterInvalidKey": { field: null, retryable: false },
  "InvalidParameter.FormatError": { field: "named", retryable: false },
  "InvalidParameter.LBIdNotFound": { field: "loadBalancer", retryable: false },
  "InvalidParameter.ListenerIdNotFound": { field: "listener", retryable: false },
  "InvalidParameter.LocationNotFound": { field: "rule", retryable: false },
  "InvalidParameter.ParameterError": { field: null, retryable: false },
  "InvalidParameter.PortCheckFailed": { field: "listener", retryable: false },
  "InvalidParameter.ProtocolCheckFailed": { field: "listener", retryable: false },
  "InvalidParameter.RegionNotFound": { field: "region", retryable: false },
  "InvalidParameterValue.Duplicate": { field: "rule", retryable: false },
  "InvalidParameterValue.InvalidFilter": { field: null, retryable: false },
  "InvalidParameterValue.Length": { field: "named", retryable: false },
  "InvalidParameterValue.Malformed": { field: null, retryable: false },
  "InvalidParameterValue.NotUtf8EncodingError": { field: null, retryable: false },
  "InvalidParameterValue.Range": { field: "named", retryable: false },
  // Functions
  "FailedOperation.Apigw": { field: "function", retryable: true },
  "FailedOperation.CallNetDeployFailed": { field: "function", retryable: true },
  "FailedOperation.GetAlias": { field: "qualifier", retryable: true },
  "InternalError.Exception": { field: null, retryable: true },
  "InternalError.System": { field: null, retryable: true },
  "InvalidParameter.FunctionNameOrResourceIdRequired": { field: "function", retryable: false },
  "InvalidParameter.Payload": { field: null, retryable: false },
  "InvalidParameter.RoutingConfig": { field: "qualifier", retryable: false },
  "InvalidParameterValue.CodeSecret": { field: null, retryable: false },
  "InvalidParameterValue.Filters": { field: null, retryable: false },
  "InvalidParameterValue.FunctionName": { field: "function", retryable: false },
  "InvalidParameterValue.Limit": { field: null, retryable: false },
  "InvalidParameterValue.LimitExceeded": { field: null, retryable: false },
  "InvalidParameterValue.Name": { field: null, retryable: false },
  "InvalidParameterValue.Namespace": { field: "namespace", retryable: false },
  "InvalidParameterValue.Offset": { field: null, retryable: false },
  "InvalidParameterValue.Order": { field: null, retryable: false },
  "InvalidParameterValue.OrderBy": { field: null, retryable: false },
  "InvalidParameterValue.Qualifier": { field: "qualifier", retryable: false },
  "InvalidParameterValue.QueryVersion": { field: "qualifier", retryable: false },
  "InvalidParameterValue.SearchKey": { field: null, retryable: false },
  "InvalidParameterValue.Stamp": { field: null, retryable: false },
  "ResourceNotFound.Alias": { field: "qualifier", retryable: false },
  "ResourceNotFound.Function": { field: "function", retryable: false },
  "ResourceNotFound.FunctionName": { field: "function", retryable: false },
  "ResourceNotFound.Namespace": { field: "namespace", retryable: false },
  "ResourceNotFound.Version": { field: "qualifier", retryable: false },
  "UnauthorizedOperation.CAM": { field: null, retryable: false },
  "UnauthorizedOperation.CodeSecret": { field: null, retryable: false },
  "UnauthorizedOperation.Region": { field: "region", retryable: false },
  // Credentials
  "AuthFailure.AccessKeyIllegal": { field: null, retryable: false },
  "FailedOperation.CheckMFAError": { field: null, retryable: false },
  "FailedOperation.MFATypeNotSupported": { field: null, retryable: false },
  "InternalError.DbError": { field: null, retryable: true },
  "InternalError.EncryptError": { field: null, retryable: true },
  "InternalError.GetAppIdError": { field: null, retryable: true },
  "InternalError.GetRoleError": { field: null, retryable: false },
  "InternalError.GetSeedTokenError": { field: null, retryable: true },
  "InternalError.IllegalRole": { field: null, retryable: false },
  "InternalError.PbSerializeError": { field: null, retryable: true },
  "InternalError.SystemError": { field: null, retryable: true },
  "InternalError.UnknownError": { field: null, retryable: true },
  "InvalidParameter.AccessKeyNotSupport": { field: null, retryable: false },
  "InvalidParameter.AccountNotAvaliable": { field: null, retryable: false },
  "InvalidParameter.ExtendStrategyOverSize": { field: null, retryable: false },
  "InvalidParameter.GrantOtherResource": { field: null, retryable: false },
  "InvalidParameter.OverLimit": { field: null, retryable: true },
  "InvalidParameter.OverTimeError": { field: null, retryable: false },
  "InvalidParameter.ParamError": { field: null, retryable: false },
  "InvalidParameter.PolicyTooLong": { field: null, retryable: false },
  "InvalidParameter.ResouceError": { field: null, retryable: false },
  "InvalidParameter.StrategyFormatError": { field: null, retryable: false },
  "InvalidParameter.StrategyInvalid": { field: null, retryable: false },
  "InvalidParameter.TempCodeNotAvaliable": { field: null, retryable: false },
  "InvalidParameter.WebIdentityTokenError": { field: null, retryable: false },
  "ResourceNotFound.RoleNotFound": { field: null, retryable: false },
} as const satisfies Record<string, ErrorFacts>;

/** Failures that the cloud has no code for. */
export const ownCodes = {
  "Console.NameNotFound": { field: null, retryable: true },
  "Console.ConnectionRefused": { field: null, retryable: true },
  "Console.Unreachable": { field: null, retryable: true },
  "Console.TlsFailed": { field: null, retryable: false },
  "Console.ConnectTimeout": { field: null, retryable: true },
  "Console.NoCredentials": { field: null, retryable: false },
  "Console.Aborted": { field: null, retryable: true },
  "Console.AnswerTimeout": { field: null, retryable: true },
  "Console.ConnectionLost": { field: null, retryable: true },
  "Console.HttpStatus": { field: null, retryable: true },
  "Console.NotJson": { field: null, retryable: true },
  "Console.AnswerTooLarge": { field: null, retryable: false },
  "Console.AnswerWrongShape": { field: null, retryable: false },
  "Console.AbortedMidway": { field: null, retryable: true },
  "Console.BadInput": { field: null, retryable: false },
  "Console.ChangedSinceReview": { field: "rule", retryable: false },
  "Console.NotEligible": { field: null, retryable: false },
  "Console.NothingToChange": { field: null, retryable: false },
  "Console.UnknownOperation": { field: null, retryable: false },
  "Console.TooLateToCancel": { field: null, retryable: false },
  "Console.RuleBusy": { field: "rule", retryable: false },
  "Console.DatabaseAway": { field: null, retryable: true },
  "Console.Outdated": { field: null, retryable: false },
  "Console.TaskFailed": { field: null, retryable: true },
  "Console.FunctionNotActive": { field: "function", retryable: true },
  "Console.UnknownCode": { field: null, retryable: false },
  "Console.Unexpected": { field: null, retryable: true },
} as const satisfies Record<string, ErrorFacts>;

export type CloudCode = keyof typeof cloudCodes;
export type OwnCode = keyof typeof ownCodes;
export type KnownCode = CloudCode | OwnCode;

export const errorFacts: Record<KnownCode, ErrorFacts> = { ...cloudCodes, ...ownCodes };

export function isKnownCode(code: string): code is KnownCode {
  return Object.hasOwn(errorFacts, code);
}
