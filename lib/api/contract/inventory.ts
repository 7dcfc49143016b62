import { z } from "zod";
import { bindingSchema, verdictSchema } from "#lib/api/contract/binding.ts";
import { missingPermissionSchema } from "#lib/api/contract/failure.ts";
import { qualifierTypes } from "#lib/binding/types.ts";

/** A refused read without which a list is still useful. */
const missingReadSchema = missingPermissionSchema.extend({
  name: z.enum(["DescribeTargets", "ListNamespaces", "ListVersionByFunction", "ListAliases"]),
});

export type MissingRead = z.infer<typeof missingReadSchema>;

/** A page of a picker's list. Every item carries its verdict; ineligible items are included. */
export function pageSchema<Item>(item: z.ZodType<Item>) {
  return z.object({
    items: z.array(item),
    total: z.number(),
    /** Offset of the next page; null at the end. */
    nextOffset: z.number().nullable(),
    /** Refused reads, whose data the list lacks; absent without any. */
    missing: z.array(missingReadSchema).optional(),
  });
}

export type Page<Item> = z.infer<ReturnType<typeof pageSchema<Item>>>;

const regionItemSchema = z.object({
  id: z.string(),
  /** In the caller's language. */
  name: z.string(),
  verdict: verdictSchema,
});

export type RegionItem = z.infer<typeof regionItemSchema>;

export type RegionName = Pick<RegionItem, "id" | "name">;

export const loadBalancerItemSchema = z.object({
  loadBalancerId: z.string(),
  name: z.string(),
  network: z.enum(["OPEN", "INTERNAL"]),
  ipVersion: z.enum(["ipv4", "nat64", "ipv6"]),
  /** First VIP, or the domain without one. */
  address: z.string().nullable(),
  vpcId: z.string().nullable(),
  verdict: verdictSchema,
});

export type LoadBalancerItem = z.infer<typeof loadBalancerItemSchema>;

export const listenerItemSchema = z.object({
  listenerId: z.string(),
  name: z.string(),
  protocol: z.string(),
  port: z.number(),
  /** Ids of its server certificates. */
  certificates: z.array(z.string()),
  ruleCount: z.number(),
  verdict: verdictSchema,
});

export type ListenerItem = z.infer<typeof listenerItemSchema>;

export const ruleItemSchema = z.object({
  locationId: z.string(),
  domain: z.string(),
  url: z.string(),
  binding: bindingSchema.nullable(),
  serverCount: z.number(),
  verdict: verdictSchema,
});

export type RuleItem = z.infer<typeof ruleItemSchema>;

/** One rule with what it belongs to; null for what doesn't exist. */
export const ruleViewSchema = z.object({
  loadBalancer: loadBalancerItemSchema.nullable(),
  listener: listenerItemSchema.nullable(),
  rule: ruleItemSchema.nullable(),
});

export type RuleView = z.infer<typeof ruleViewSchema>;

/** Rules that were looked for by an id or an address. */
export const foundRulesSchema = z.object({
  items: z.array(
    z.object({
      loadBalancerId: z.string(),
      listenerId: z.string(),
      locationId: z.string(),
      domain: z.string(),
      url: z.string(),
      region: z.string(),
      /** When the inventory read its load balancer; null for one that the cloud was asked for just now. */
      readAt: z.string().nullable(),
    }),
  ),
  /** Load balancers whose rules the cloud was asked for, and that there are; both 0 where the inventory knew enough. */
  searched: z.number(),
  total: z.number(),
});

export type FoundRules = z.infer<typeof foundRulesSchema>;

export const namespaceItemSchema = z.object({
  name: z.string(),
  description: z.string(),
});

export type NamespaceItem = z.infer<typeof namespaceItemSchema>;

export const functionItemSchema = z.object({
  name: z.string(),
  id: z.string(),
  type: z.string(),
  runtime: z.string(),
  status: z.string(),
  description: z.string(),
  /** Time of its last change as the cloud writes it; empty where it says none. */
  changedAt: z.string(),
  verdict: verdictSchema,
});

export type FunctionItem = z.infer<typeof functionItemSchema>;

export const qualifierItemSchema = z.object({
  name: z.string(),
  type: z.enum(qualifierTypes),
  description: z.string(),
  /** Time of its last change as the cloud writes it; empty where it says none. */
  changedAt: z.string(),
  /** For an alias, the version it points to. */
  pointsTo: z.string().nullable(),
  verdict: verdictSchema,
});

export type QualifierItem = z.infer<typeof qualifierItemSchema>;

/** Verdict on the whole account, shown once instead of on each item. */
export const accountItemSchema = z.object({
  id: z.string(),
  type: z.enum(["STANDARD", "LEGACY", "unknown"]),
  verdict: verdictSchema,
});

export type AccountItem = z.infer<typeof accountItemSchema>;
