import { z } from "zod";
import { missingPermissionSchema } from "#lib/api/contract/failure.ts";
import { listenerItemSchema, loadBalancerItemSchema, ruleItemSchema } from "#lib/api/contract/inventory.ts";
import { storedFailureSchema } from "#lib/api/contract/stored-inventory.ts";
import { targetKinds } from "#lib/api/contract/words.ts";

const ruleSchema = ruleItemSchema.extend({ target: z.enum(targetKinds) });

/** A rule of a load balancer, as the inventory last saw it. */
export type RuleOnMap = z.infer<typeof ruleSchema>;

const listenerSchema = listenerItemSchema.extend({ rules: z.array(ruleSchema) });

export type ListenerOnMap = z.infer<typeof listenerSchema>;

/** A load balancer with all that is behind it, as the inventory last saw it. Instants are ISO 8601 in UTC. */
export const storedLoadBalancerSchema = loadBalancerItemSchema.extend({
  /** As the cloud writes it; empty where it says none. */
  createdAt: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  /** With at most 500 rules in all. */
  listeners: z.array(listenerSchema),
  ruleCount: z.number(),
  /** When the reading began that showed its listeners and rules; null before the first. */
  readAt: z.string().nullable(),
  /** What could not be read at the last attempt. */
  failure: storedFailureSchema.extend({ permission: missingPermissionSchema.nullable() }).nullable(),
});

export type StoredLoadBalancer = z.infer<typeof storedLoadBalancerSchema>;

/** A load balancer that is looked for in the inventory. */
export const soughtLoadBalancerSchema = z.object({
  /** Whether the settings have the inventory read in the background. */
  on: z.boolean(),
  /** Null where the inventory doesn't have it. */
  found: storedLoadBalancerSchema.nullable(),
  /** When the list of the region's load balancers was last read to its end; null before. */
  listedAt: z.string().nullable(),
});

export type SoughtLoadBalancer = z.infer<typeof soughtLoadBalancerSchema>;
