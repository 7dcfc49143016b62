import { z } from "zod";
import { flag, list, maybe, opaque, opaques, text, texts, whole } from "#lib/cloud/catalogue/members.ts";

/** Where a redirect rule sends to; every member is `null` on a rule that is no redirect. */
const rewriteTarget = z.object({
  TargetListenerId: text,
  TargetLocationId: text,
  RewriteCode: whole,
  TakeUrl: flag,
  RewriteType: text,
});

/** A forwarding rule as DescribeListeners shows it: without its functions, which only DescribeTargets tells. */
const ruleOutput = z.object({
  LocationId: z.string(),
  ListenerId: text,
  Domain: text,
  Domains: texts,
  Url: text,
  RewriteTarget: maybe(rewriteTarget),
  TargetType: text,
  QuicStatus: text,
  ForwardType: text,
  DefaultServer: flag,
  CreateTime: text,
});

export type RuleOutput = z.output<typeof ruleOutput>;

const certificate = z.object({
  SSLMode: text,
  SSLVerifyClient: text,
  CertId: text,
  CertCaId: text,
  ExtCertIds: texts,
});

/** A listener, the members that the console reads. `Rules` is `null` on layer 4. */
export const listener = z.object({
  ListenerId: z.string(),
  ListenerName: text,
  Protocol: z.string(),
  Port: z.int(),
  EndPort: whole,
  CreateTime: text,
  Certificate: maybe(certificate),
  Rules: list(ruleOutput),
});

export type Listener = z.output<typeof listener>;

const healthCheck = z.object({
  HealthSwitch: whole,
  TimeOut: whole,
  IntervalTime: whole,
  HealthNum: whole,
  UnHealthNum: whole,
  HttpCode: whole,
  HttpCheckPath: text,
  HttpCheckDomain: text,
  HttpCheckMethod: text,
  CheckPort: whole,
  ContextType: text,
  SendContext: text,
  RecvContext: text,
  CheckType: text,
  HttpVersion: text,
  SourceIpType: whole,
  ExtendedCode: text,
});

const oAuth = z.object({ OAuthEnable: flag, OAuthFailureStatus: text });

/** A rule with every documented member. */
const ruleDocument = ruleOutput.extend({
  SessionExpireTime: whole,
  HealthCheck: maybe(healthCheck),
  Certificate: maybe(certificate),
  Scheduler: text,
  HttpGzip: flag,
  BeAutoCreated: flag,
  Http2: flag,
  TargetGroup: opaque,
  TargetGroupList: opaques,
  WafDomainId: text,
  TrpcCallee: text,
  TrpcFunc: text,
  OAuth: maybe(oAuth),
  CookieName: text,
});

/** A listener with every documented member. */
export const listenerDocument = listener.extend({
  Rules: list(ruleDocument),
  HealthCheck: maybe(healthCheck),
  Scheduler: text,
  SessionExpireTime: whole,
  SessionType: text,
  SniSwitch: whole,
  TargetType: text,
  TargetGroup: opaque,
  TargetGroupList: opaques,
  KeepaliveEnable: whole,
  Toa: flag,
  DeregisterTargetRst: flag,
  AttrFlags: texts,
  MaxConn: whole,
  MaxCps: whole,
  IdleConnectTimeout: whole,
  RescheduleInterval: whole,
  RescheduleStartTime: whole,
  DataCompressMode: text,
});
