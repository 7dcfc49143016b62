import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { listener, listenerDocument } from "#lib/cloud/catalogue/clb/listener.ts";
import { loadBalancer, loadBalancerDocument } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import { functionTarget, listenerBackend, listenerBackendDocument } from "#lib/cloud/catalogue/clb/targets.ts";
import { list, text, texts, whole } from "#lib/cloud/catalogue/members.ts";

const api = { service: "clb", version: "2018-03-17", perSecond: 20, regional: true } as const;

const filters = z
  .array(z.strictObject({ Name: z.string(), Values: z.array(z.string()).max(100) }))
  .max(10)
  .optional();

const port = z.int().min(1).max(65535).optional();

const zeroOrOne = z.int().min(0).max(1).optional();

export const describeLoadBalancers = defineAction({
  ...api,
  name: "DescribeLoadBalancers",
  kind: "read",
  request: z.strictObject({
    LoadBalancerIds: z.array(z.string()).max(20).optional(),
    LoadBalancerType: z.enum(["OPEN", "INTERNAL"]).optional(),
    Forward: zeroOrOne,
    LoadBalancerName: z.string().optional(),
    Domain: z.string().optional(),
    LoadBalancerVips: z.array(z.string()).optional(),
    BackendPublicIps: z.array(z.string()).optional(),
    BackendPrivateIps: z.array(z.string()).optional(),
    Offset: z.int().min(0).optional(),
    Limit: z.int().min(1).max(100).optional(),
    OrderBy: z.enum(["LoadBalancerName", "CreateTime", "Domain", "LoadBalancerType"]).optional(),
    OrderType: zeroOrOne,
    SearchKey: z.string().optional(),
    ProjectId: z.int().optional(),
    WithRs: z.int().min(-1).max(1).optional(),
    VpcId: z.string().optional(),
    SecurityGroup: z.string().optional(),
    MasterZone: z.string().optional(),
    Filters: filters,
    AdditionalFields: z.array(z.enum(["TargetCount"])).optional(),
  }),
  choices: true,
  response: z.object({ TotalCount: whole, LoadBalancerSet: list(loadBalancer) }),
  documented: z.object({ TotalCount: whole, LoadBalancerSet: list(loadBalancerDocument) }),
  errors: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameter.RegionNotFound",
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidFilter",
    "InvalidParameterValue.Length",
    "InvalidParameterValue.Range",
    "UnauthorizedOperation",
    "UnsupportedOperation",
  ],
});

export const describeListeners = defineAction({
  ...api,
  name: "DescribeListeners",
  kind: "read",
  request: z.strictObject({
    LoadBalancerId: z.string(),
    ListenerIds: z.array(z.string()).max(100).optional(),
    Protocol: z.enum(["TCP", "UDP", "TCP_SSL", "QUIC", "HTTP", "HTTPS"]).optional(),
    Port: port,
  }),
  choices: true,
  response: z.object({ TotalCount: whole, Listeners: list(listener) }),
  documented: z.object({ TotalCount: whole, Listeners: list(listenerDocument) }),
  errors: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameter.LBIdNotFound",
    "InvalidParameter.RegionNotFound",
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidFilter",
    "InvalidParameterValue.Length",
    "UnauthorizedOperation",
  ],
});

export const describeTargets = defineAction({
  ...api,
  name: "DescribeTargets",
  kind: "read",
  request: z.strictObject({
    LoadBalancerId: z.string(),
    ListenerIds: z.array(z.string()).max(20).optional(),
    Protocol: z.enum(["TCP", "UDP", "TCP_SSL", "QUIC", "HTTP", "HTTPS"]).optional(),
    Port: port,
    Filters: filters,
  }),
  response: z.object({ Listeners: list(listenerBackend) }),
  documented: z.object({ Listeners: list(listenerBackendDocument) }),
  errors: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameterValue",
    "InvalidParameterValue.InvalidFilter",
    "InvalidParameterValue.Length",
    "UnauthorizedOperation",
    "UnsupportedOperation",
  ],
});

/** `Status`: 0 done, 1 failed, 2 in progress. `TaskId` is the RequestId of the write. */
export const describeTaskStatus = defineAction({
  ...api,
  name: "DescribeTaskStatus",
  kind: "read",
  request: z.strictObject({ TaskId: z.string().optional(), DealName: z.string().optional() }),
  response: z.object({ Status: z.int(), LoadBalancerIds: texts, Message: text }),
  errors: ["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameter.RegionNotFound"],
});

/** With LocationId, Domain and Url are ignored; without it both are needed. */
const functionTargetsRequest = z.strictObject({
  LoadBalancerId: z.string(),
  ListenerId: z.string(),
  FunctionTargets: z.array(functionTarget),
  LocationId: z.string().optional(),
  Domain: z.string().optional(),
  Url: z.string().optional(),
});

export type FunctionTargetsRequest = z.output<typeof functionTargetsRequest>;

const functionTargetsWrite = {
  ...api,
  kind: "write",
  request: functionTargetsRequest,
  response: z.object({}),
} as const;

export const registerFunctionTargets = defineAction({
  ...functionTargetsWrite,
  name: "RegisterFunctionTargets",
  errors: [
    "FailedOperation",
    "FailedOperation.ResourceInOperating",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameter.LBIdNotFound",
    "InvalidParameter.ListenerIdNotFound",
    "InvalidParameter.LocationNotFound",
    "InvalidParameter.ProtocolCheckFailed",
    "InvalidParameterValue",
    "InvalidParameterValue.Duplicate",
    "InvalidParameterValue.Length",
    "LimitExceeded",
    "MissingParameter",
    "ResourceNotFound",
    "UnauthorizedOperation",
  ],
});

export const modifyFunctionTargets = defineAction({
  ...functionTargetsWrite,
  name: "ModifyFunctionTargets",
  errors: [
    "AuthFailure",
    "FailedOperation",
    "FailedOperation.ResourceInOperating",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameterValue",
    "InvalidParameterValue.Length",
    "ResourceNotFound",
    "UnauthorizedOperation",
  ],
});

export const deregisterFunctionTargets = defineAction({
  ...functionTargetsWrite,
  name: "DeregisterFunctionTargets",
  errors: [
    "FailedOperation",
    "FailedOperation.ResourceInOperating",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.FormatError",
    "InvalidParameterValue",
    "InvalidParameterValue.Duplicate",
    "InvalidParameterValue.Length",
    "MissingParameter",
    "ResourceNotFound",
    "UnauthorizedOperation",
  ],
});
