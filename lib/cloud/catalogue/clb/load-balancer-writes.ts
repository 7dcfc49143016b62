import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { list, text, texts, whole } from "#lib/cloud/catalogue/members.ts";

const api = { service: "clb", version: "2018-03-17", perSecond: 20, regional: true } as const;

const internetAccessible = z.strictObject({
  InternetChargeType: z
    .enum([
      "TRAFFIC_POSTPAID_BY_HOUR",
      "BANDWIDTH_POSTPAID_BY_HOUR",
      "BANDWIDTH_PACKAGE",
      "BANDWIDTH_PREPAID",
      "TRAFFIC_PREPAID",
    ])
    .optional(),
  InternetMaxBandwidthOut: z.int().min(0).max(61_440).optional(),
  BandwidthpkgSubType: z.string().optional(),
});

const cluster = z.strictObject({
  ClusterId: z.string(),
  ClusterName: z.string().optional(),
  Zone: z.string().optional(),
});

const prepaid = z.strictObject({
  RenewFlag: z.string().optional(),
  Period: z.int().min(1).optional(),
});

const zoneAffinity = z.strictObject({
  Enable: z.boolean().optional(),
  ExitRatio: z.int().min(0).max(100).optional(),
  ReentryRatio: z.int().min(0).max(100).optional(),
});

/**
 * Asynchronous, and it may cost money. The task is polled by the RequestId or by `DealName`. `AddressIPVersion` takes any
 * case: IPV4, IPV6 (NAT64) or IPv6FullChain.
 */
export const createLoadBalancer = defineAction({
  ...api,
  name: "CreateLoadBalancer",
  kind: "write",
  request: z.strictObject({
    LoadBalancerType: z.enum(["OPEN", "INTERNAL"]),
    Forward: z.int().min(1).max(1).optional(),
    LoadBalancerName: z.string().min(1).max(80).optional(),
    VpcId: z.string().optional(),
    SubnetId: z.string().optional(),
    ProjectId: z.int().min(0).optional(),
    AddressIPVersion: z
      .string()
      .regex(/^(ipv4|ipv6|ipv6fullchain)$/i)
      .optional(),
    Number: z.int().min(1).max(20).optional(),
    MasterZoneId: z.string().optional(),
    SlaveZoneId: z.string().optional(),
    ZoneId: z.string().optional(),
    InternetAccessible: internetAccessible.optional(),
    VipIsp: z.string().optional(),
    Tags: z
      .array(z.strictObject({ TagKey: z.string(), TagValue: z.string() }))
      .max(20)
      .optional(),
    Vip: z.string().optional(),
    BandwidthPackageId: z.string().optional(),
    ExclusiveCluster: z
      .strictObject({
        L4Clusters: z.array(cluster).optional(),
        L7Clusters: z.array(cluster).optional(),
        ClassicalCluster: cluster.optional(),
      })
      .optional(),
    SnatPro: z.boolean().optional(),
    SnatIps: z.array(z.strictObject({ SubnetId: z.string(), Ip: z.string().optional() })).optional(),
    ClientToken: z.string().optional(),
    EipAddressId: z.string().optional(),
    LoadBalancerPassToTarget: z.boolean().optional(),
    DynamicVip: z.boolean().optional(),
    Egress: z.string().optional(),
    LBChargePrepaid: prepaid.optional(),
    LBChargeType: z.enum(["POSTPAID_BY_HOUR", "PREPAID"]).optional(),
    SlaType: z.string().optional(),
    ClusterIds: z.array(z.string()).optional(),
    ClusterTag: z.string().optional(),
    AccessLogTopicId: z.string().optional(),
    AdvancedRoute: z.boolean().optional(),
    AvailableZoneAffinityInfo: zoneAffinity.optional(),
  }),
  response: z.object({ LoadBalancerIds: texts, DealName: text }),
  errors: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ClientTokenLimitExceeded",
    "InvalidParameter.FormatError",
    "InvalidParameterValue",
    "InvalidParameterValue.Length",
    "InvalidParameterValue.Range",
    "LimitExceeded",
    "MissingParameter",
    "ResourceInsufficient",
    "UnauthorizedOperation",
    "UnsupportedOperation",
  ],
});

/** Deletes listeners and rules with it and unbinds what they sent to. 20 servers or more need `ForceDelete`. */
export const deleteLoadBalancer = defineAction({
  ...api,
  name: "DeleteLoadBalancer",
  kind: "write",
  request: z.strictObject({
    LoadBalancerIds: z.array(z.string()).min(1).max(20),
    ForceDelete: z.boolean().optional(),
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
    "LimitExceeded",
    "UnauthorizedOperation",
  ],
});

/** What the account may have in the region. None of the quotas counts functions. */
export const describeQuota = defineAction({
  ...api,
  name: "DescribeQuota",
  kind: "read",
  request: z.strictObject({}),
  response: z.object({
    QuotaSet: list(z.object({ QuotaId: z.string(), QuotaCurrent: whole, QuotaLimit: whole })),
  }),
  errors: ["InternalError", "InvalidParameter.FormatError", "UnsupportedOperation"],
});
