import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { texts } from "#lib/cloud/catalogue/members.ts";

const api = { service: "clb", version: "2018-03-17", kind: "write", perSecond: 20, regional: true } as const;

const zeroOrOne = z.int().min(0).max(1).optional();

/** An existing certificate by its id, or one that is uploaded with the call. */
const certificate = z.strictObject({
  SSLMode: z.enum(["UNIDIRECTIONAL", "MUTUAL"]).optional(),
  SSLVerifyClient: z.string().optional(),
  CertId: z.string().optional(),
  CertCaId: z.string().optional(),
  CertName: z.string().optional(),
  CertKey: z.string().optional(),
  CertContent: z.string().optional(),
  CertCaName: z.string().optional(),
  CertCaContent: z.string().optional(),
});

export type CertificateInput = z.output<typeof certificate>;

const multiCertificate = z.strictObject({
  SSLMode: z.enum(["UNIDIRECTIONAL", "MUTUAL"]),
  SSLVerifyClient: z.string().optional(),
  CertList: z.array(
    z.strictObject({
      CertId: z.string().optional(),
      CertName: z.string().optional(),
      CertContent: z.string().optional(),
      CertKey: z.string().optional(),
    }),
  ),
});

export type MultiCertificateInput = z.output<typeof multiCertificate>;

const healthCheck = z
  .strictObject({
    HealthSwitch: zeroOrOne,
    TimeOut: z.int().min(2).max(60).optional(),
    IntervalTime: z.int().min(2).max(300).optional(),
    HealthNum: z.int().min(2).max(10).optional(),
    UnHealthNum: z.int().min(2).max(10).optional(),
    HttpCode: z.int().min(1).max(31).optional(),
    HttpCheckPath: z.string().optional(),
    HttpCheckDomain: z.string().optional(),
    HttpCheckMethod: z.enum(["HEAD", "GET"]).optional(),
    CheckPort: z.int().min(-1).max(65_535).optional(),
    ContextType: z.enum(["HEX", "TEXT"]).optional(),
    SendContext: z.string().max(500).optional(),
    RecvContext: z.string().max(500).optional(),
    CheckType: z.enum(["TCP", "HTTP", "HTTPS", "GRPC", "PING", "CUSTOM"]).optional(),
    HttpVersion: z.enum(["HTTP/1.0", "HTTP/1.1"]).optional(),
    SourceIpType: zeroOrOne,
    ExtendedCode: z.string().optional(),
  })
  .optional();

const targetType = z.enum(["NODE", "TARGETGROUP"]).optional();

/** One listener for each port. */
export const createListener = defineAction({
  ...api,
  name: "CreateListener",
  request: z.strictObject({
    LoadBalancerId: z.string(),
    Ports: z.array(z.int().min(1).max(65_535)).min(1),
    Protocol: z.enum(["TCP", "UDP", "TCP_SSL", "QUIC", "HTTP", "HTTPS"]),
    ListenerNames: z.array(z.string().max(255)).optional(),
    HealthCheck: healthCheck,
    Certificate: certificate.optional(),
    MultiCertInfo: multiCertificate.optional(),
    SessionExpireTime: z.int().min(0).max(3600).optional(),
    Scheduler: z.enum(["WRR", "LEAST_CONN"]).optional(),
    SniSwitch: zeroOrOne,
    TargetType: targetType,
    SessionType: z.enum(["NORMAL", "QUIC_CID"]).optional(),
    KeepaliveEnable: zeroOrOne,
    EndPort: z.int().min(1).max(65_535).optional(),
    DeregisterTargetRst: z.boolean().optional(),
    MaxConn: z.int().min(-1).optional(),
    MaxCps: z.int().min(-1).optional(),
    IdleConnectTimeout: z.int().min(0).optional(),
    ProxyProtocol: z.boolean().optional(),
    SnatEnable: z.boolean().optional(),
    FullEndPorts: z.array(z.int().min(1).max(65_535)).optional(),
    H2cSwitch: z.boolean().optional(),
    SslCloseSwitch: z.boolean().optional(),
    DataCompressMode: z.enum(["transparent", "compatibility"]).optional(),
    RescheduleTargetZeroWeight: z.boolean().optional(),
    RescheduleUnhealthy: z.boolean().optional(),
    RescheduleExpandTarget: z.boolean().optional(),
    RescheduleStartTime: z.int().min(0).optional(),
    RescheduleInterval: z.int().min(0).optional(),
  }),
  response: z.object({ ListenerIds: texts }),
  errors: [
    "FailedOperation",
    "FailedOperation.ResourceInOperating",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameter.PortCheckFailed",
    "InvalidParameterValue",
    "InvalidParameterValue.Length",
    "LimitExceeded",
    "MissingParameter",
    "ResourceInsufficient",
    "UnauthorizedOperation",
  ],
});

/** Its rules and their bindings go with it. */
export const deleteListener = defineAction({
  ...api,
  name: "DeleteListener",
  request: z.strictObject({ LoadBalancerId: z.string(), ListenerId: z.string() }),
  response: z.object({}),
  errors: [
    "FailedOperation",
    "FailedOperation.ResourceInOperating",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameterValue",
    "InvalidParameterValue.Length",
    "UnauthorizedOperation",
  ],
});

/** One of `Domain` and `Domains` is needed. */
const ruleInput = z.strictObject({
  Url: z.string().min(1).max(200),
  Domain: z.string().min(1).max(80).optional(),
  Domains: z.array(z.string().min(1).max(80)).min(1).optional(),
  SessionExpireTime: z.int().min(0).max(86_400).optional(),
  HealthCheck: healthCheck,
  Certificate: certificate.optional(),
  MultiCertInfo: multiCertificate.optional(),
  Scheduler: z.enum(["WRR", "LEAST_CONN", "IP_HASH"]).optional(),
  ForwardType: z.enum(["HTTP", "HTTPS", "GRPC", "GRPCS", "TRPC"]).optional(),
  DefaultServer: z.boolean().optional(),
  Http2: z.boolean().optional(),
  TargetType: targetType,
  TrpcCallee: z.string().optional(),
  TrpcFunc: z.string().optional(),
  Quic: z.boolean().optional(),
  CookieName: z.string().optional(),
});

export type RuleInput = z.output<typeof ruleInput>;

export const createRule = defineAction({
  ...api,
  name: "CreateRule",
  request: z.strictObject({
    LoadBalancerId: z.string(),
    ListenerId: z.string(),
    Rules: z.array(ruleInput).min(1),
  }),
  response: z.object({ LocationIds: texts }),
  errors: [
    "FailedOperation",
    "FailedOperation.ResourceInOperating",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameterValue",
    "InvalidParameterValue.Length",
    "LimitExceeded",
    "MissingParameter",
    "ResourceInsufficient",
    "UnauthorizedOperation",
  ],
});

/** Rules by id, or those of a domain, or one by domain and path. Their bindings go with them. */
export const deleteRule = defineAction({
  ...api,
  name: "DeleteRule",
  request: z.strictObject({
    LoadBalancerId: z.string(),
    ListenerId: z.string(),
    LocationIds: z.array(z.string()).optional(),
    Domain: z.string().optional(),
    Url: z.string().optional(),
    NewDefaultServerDomain: z.string().optional(),
  }),
  response: z.object({}),
  errors: [
    "FailedOperation",
    "FailedOperation.ResourceInOperating",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameterValue",
    "InvalidParameterValue.Length",
    "UnauthorizedOperation",
  ],
});
