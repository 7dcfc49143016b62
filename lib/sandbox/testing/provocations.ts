import { Agent } from "node:http";
import type { Code } from "#lib/sandbox/codes.ts";
import { type ClientOptions, keys, type SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import type { typedClients } from "#lib/sandbox/testing/typed-sdk.ts";
import { listenersOf, ruleOf, target } from "#lib/sandbox/testing/world.ts";

/** A call that is refused. */
export interface Provocation {
  service: keyof ReturnType<typeof typedClients>;
  action: string;
  request?: object;
  client?: ClientOptions;
  /** Number of calls at once; the last one to be answered counts. */
  times?: number;
  /** Error of the caller's clock. */
  skewMs?: number;
}

/** Resolves every host to this machine. */
const local = new Agent({ lookup: (_host, _options, found) => found(null, [{ address: "127.0.0.1", family: 4 }]) });
const role = { RoleArn: "qcs::cam::uin/100010020001:roleName/sandbox-viewer", RoleSessionName: "provoked" };
const pod = { ...role, ProviderId: "sandbox-oidc", WebIdentityToken: "e30.e30.proof" };
const order = { LoadBalancerType: "OPEN" };
const read = { service: "clb", action: "DescribeLoadBalancers" } as const;
const webhook = { FunctionName: "order-webhook" };
const checkout = { FunctionName: "checkout", Namespace: "shop-prod" };

/** A provocation of every code (the type requires one each). `shop-web-gateway` must have a running task. */
export async function provocations(sdk: SdkCaller): Promise<Record<Code, Provocation>> {
  const busy = await ruleOf(sdk, "shop-web-gateway");
  const bound = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/api/checkout");
  const free = await ruleOf(sdk, "官网入口");
  const udp = (await listenersOf(sdk, busy.LoadBalancerId)).find((listener) => listener.Protocol === "UDP");
  const bind = (change: object, client?: ClientOptions): Provocation => ({
    service: "clb",
    action: "RegisterFunctionTargets",
    request: { ...free, FunctionTargets: [target()], ...change },
    ...(client ? { client } : {}),
  });
  const scf = (action: string, request: object): Provocation => ({ service: "scf", action, request });
  const sts = (action: string, request: object): Provocation => ({ service: "sts", action, request });
  return {
    "AuthFailure.InvalidAuthorization": { ...read, client: { signMethod: "HmacSHA256" } },
    "AuthFailure.InvalidSecretId": { ...read, client: { credential: { secretId: "no-key", secretKey: "x" } } },
    "AuthFailure.SecretIdNotFound": { ...read, client: { credential: { secretId: "AKIDnobody", secretKey: "x" } } },
    "AuthFailure.SignatureExpire": { ...read, skewMs: -301_000 },
    "AuthFailure.SignatureFailure": { ...read, client: { credential: { ...keys.standard, secretKey: "guess" } } },
    "AuthFailure.TokenFailure": { ...read, client: { credential: { ...keys.temporary, token: "guess" } } },
    FailedOperation: bind({}, { credential: keys.classic }),
    "FailedOperation.DeleteFunction": scf("DeleteFunction", checkout),
    "FailedOperation.DeleteTrigger": scf("DeleteTrigger", {
      ...checkout,
      Type: "clb",
      TriggerName: bound.LocationId,
      Qualifier: "prod",
    }),
    "FailedOperation.MFATypeNotSupported": sts("AssumeRole", {
      ...role,
      SerialNumber: "qcs::cam:uin/1::mfa/softToken",
    }),
    "FailedOperation.ResourceInOperating": bind(busy),
    // Ordered by the function's name: the sandbox has no reason of its own for it.
    InternalError: bind({ FunctionTargets: [target({ namespace: "faults", name: "internal-error" })] }),
    "InternalError.GetRoleError": sts("AssumeRoleWithWebIdentity", { ...pod, RoleArn: `${role.RoleArn}s` }),
    InvalidAction: { service: "clb", action: "DescribeRewrite", request: { LoadBalancerId: free.LoadBalancerId } },
    InvalidParameter: bind({ ListenerId: 7 }),
    "InvalidParameter.ClientTokenLimitExceeded": {
      service: "clb",
      action: "CreateLoadBalancer",
      request: { ...order, ClientToken: "x".repeat(65) },
    },
    "InvalidParameter.FormatError": bind({ LoadBalancerId: "gateway" }),
    "InvalidParameter.FunctionNameOrResourceIdRequired": scf("GetFunction", {}),
    "InvalidParameter.LBIdNotFound": bind({ LoadBalancerId: "lb-00000000" }),
    "InvalidParameter.ListenerIdNotFound": bind({ ListenerId: "lbl-00000000" }),
    "InvalidParameter.LocationNotFound": bind({ LocationId: "loc-00000000" }),
    "InvalidParameter.OverTimeError": sts("AssumeRole", { ...role, DurationSeconds: 43_201 }),
    "InvalidParameter.ParamError": sts("AssumeRole", { ...role, RoleArn: "sandbox-viewer" }),
    "InvalidParameter.ParameterError": { service: "region", action: "DescribeRegions", request: { Product: "moon" } },
    "InvalidParameter.PolicyTooLong": sts("AssumeRole", { ...role, Policy: "x".repeat(2049) }),
    "InvalidParameter.PortCheckFailed": {
      service: "clb",
      action: "CreateListener",
      request: { LoadBalancerId: busy.LoadBalancerId, Ports: [80], Protocol: "TCP" },
    },
    "InvalidParameter.ProtocolCheckFailed": bind({ ...busy, ListenerId: udp?.ListenerId }),
    "InvalidParameter.StrategyFormatError": sts("AssumeRole", { ...role, Policy: "%7B" }),
    "InvalidParameter.WebIdentityTokenError": sts("AssumeRoleWithWebIdentity", { ...pod, WebIdentityToken: "token" }),
    InvalidParameterValue: bind({ FunctionTargets: [target({ weight: 101 })] }),
    "InvalidParameterValue.Duplicate": bind({ FunctionTargets: [target(), target({ weight: 5 })] }),
    "InvalidParameterValue.Filters": scf("ListTriggers", {
      ...webhook,
      Filters: [{ Name: "Colour", Values: ["red"] }],
    }),
    "InvalidParameterValue.InvalidFilter": { ...read, request: { Filters: [{ Name: "colour", Values: ["red"] }] } },
    "InvalidParameterValue.Length": bind({ FunctionTargets: [] }),
    "InvalidParameterValue.Limit": scf("ListFunctions", { Limit: 101 }),
    "InvalidParameterValue.Offset": scf("ListFunctions", { Offset: -1 }),
    "InvalidParameterValue.Order": scf("ListFunctions", { Order: "UP" }),
    "InvalidParameterValue.OrderBy": scf("ListTriggers", { ...webhook, OrderBy: "colour" }),
    "InvalidParameterValue.Qualifier": scf("DeleteFunction", { ...webhook, Qualifier: "$LATEST" }),
    "InvalidParameterValue.Range": { ...read, request: { Limit: 101 } },
    "InvalidParameterValue.Type": scf("DeleteTrigger", { ...webhook, Type: "moon", TriggerName: "x" }),
    LimitExceeded: bind({ FunctionTargets: [target(), target({ name: "image-thumbnail" })] }),
    MissingParameter: bind({ LocationId: undefined }),
    // The service is the first label of the host; for 127 and localhost the version identifies it.
    NoSuchProduct: { ...read, client: { host: "cvm.tencentcloudapi.com", agent: local } },
    NoSuchVersion: { service: "laterMonitor", action: "DescribeAlarmNotifyHistories" },
    RequestLimitExceeded: { service: "clb", action: "DescribeQuota", times: 40 },
    RequestSizeLimitExceeded: { ...read, request: { SearchKey: "x".repeat(10 * 1024 * 1024) } },
    ResourceNotFound: bind({ FunctionTargets: [target({ name: "nobody" })] }),
    "ResourceNotFound.Function": scf("GetFunction", { FunctionName: "nobody" }),
    "ResourceNotFound.Namespace": scf("ListFunctions", { Namespace: "nowhere" }),
    "ResourceNotFound.Qualifier": scf("DeleteFunction", { ...webhook, Qualifier: "99" }),
    "ResourceNotFound.RoleNotFound": sts("AssumeRole", { ...role, RoleArn: `${role.RoleArn}s` }),
    "ResourceNotFound.Trigger": scf("DeleteTrigger", { ...webhook, Type: "clb", TriggerName: "nothing" }),
    "ResourceNotFound.Version": scf("GetFunction", { ...webhook, Qualifier: "99" }),
    UnauthorizedOperation: bind({}, { credential: keys.readonly }),
    UnknownParameter: bind({ Colour: "red" }),
    "UnsupportedOperation.AliasBind": scf("DeleteFunction", { ...webhook, Qualifier: "3" }),
    UnsupportedProtocol: { ...read, client: { headers: { "Content-Type": "text/plain" } } },
    UnsupportedRegion: bind({}, { region: "ap-seoul" }),
  };
}
