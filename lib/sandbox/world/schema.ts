import { z } from "zod";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** A server behind a rule or a layer-4 listener. */
export const serverSchema = z.object({
  type: z.enum(["CVM", "ENI"]),
  instanceId: z.string(),
  name: z.string(),
  port: z.int(),
  weight: z.int(),
  privateIp: z.string(),
  publicIp: z.string().nullable(),
  tag: z.string().nullable(),
  registeredAt: z.number(),
});

/** A function bound to a rule. */
export const boundFunctionSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  qualifier: z.string(),
  qualifierType: z.enum(["VERSION", "ALIAS"]).nullable(),
  weight: z.int(),
  addedAt: z.number(),
  modifiedAt: z.number(),
});

const formerBindingSchema = z.object({ function: boundFunctionSchema.nullable(), until: z.number() });

const extra = z.record(z.string(), z.unknown());

export const ruleSchema = z.object({
  id: z.string(),
  domain: z.string(),
  moreDomains: z.array(z.string()),
  url: z.string(),
  createdAt: z.number(),
  servers: z.array(serverSchema),
  function: boundFunctionSchema.nullable(),
  former: z.array(formerBindingSchema).optional(),
  redirect: z.object({ listenerId: z.string(), locationId: z.string() }).nullable(),
  targetType: z.enum(["NODE", "TARGETGROUP"]),
  quic: z.boolean(),
  defaultServer: z.boolean(),
  extra,
});

export const listenerSchema = z.object({
  id: z.string(),
  name: z.string(),
  protocol: z.enum(["TCP", "UDP", "TCP_SSL", "QUIC", "HTTP", "HTTPS"]),
  port: z.int(),
  sni: z.boolean(),
  certificateId: z.string().nullable(),
  createdAt: z.number(),
  rules: z.array(ruleSchema),
  servers: z.array(serverSchema),
  extra,
});

/** A load balancer as the state file keeps it. */
export const loadBalancerSchema: z.ZodType<LoadBalancer> = z.object({
  id: z.string(),
  name: z.string(),
  network: z.enum(["OPEN", "INTERNAL"]),
  forward: z.union([z.literal(0), z.literal(1)]),
  ipVersion: z.enum(["ipv4", "nat64", "ipv6"]),
  vpc: z.object({ id: z.string(), numericalId: z.int(), subnetId: z.string() }).nullable(),
  vip: z.string(),
  domain: z.string(),
  status: z.enum(["creating", "running"]),
  isolated: z.boolean(),
  createdAt: z.number(),
  zone: z.string(),
  isp: z.string(),
  projectId: z.int(),
  chargeType: z.enum(["POSTPAID_BY_HOUR", "PREPAID"]),
  internet: z.object({ chargeType: z.string(), maxBandwidthOut: z.int() }).nullable(),
  sla: z.string(),
  exclusive: z.boolean(),
  securityGroups: z.array(z.string()),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  listeners: z.array(listenerSchema),
});
