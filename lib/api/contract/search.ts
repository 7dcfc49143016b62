import { z } from "zod";
import { groupSchema } from "#lib/api/contract/operation.ts";
import { storedRulesSchema } from "#lib/api/contract/stored-inventory.ts";

const foundLoadBalancerSchema = z.object({
  region: z.string(),
  loadBalancerId: z.string(),
  name: z.string(),
  /** Its first address; null while it has none. */
  address: z.string().nullable(),
});

export type FoundLoadBalancer = z.infer<typeof foundLoadBalancerSchema>;

const foundFunctionSchema = z.object({
  region: z.string(),
  namespace: z.string(),
  name: z.string(),
  description: z.string(),
});

export type FoundFunction = z.infer<typeof foundFunctionSchema>;

/** A few of what the inventory has of each kind, the closest first. */
const inventoryFoundSchema = z.object({
  rules: storedRulesSchema.pick({ items: true, total: true, capped: true }),
  loadBalancers: z.array(foundLoadBalancerSchema),
  functions: z.array(foundFunctionSchema),
});

export type InventoryFound = z.infer<typeof inventoryFoundSchema>;

/** What a search over everything found. */
export const foundSchema = z.object({
  /** Null while the inventory can't be read, because the cloud doesn't say whose keys these are. */
  inventory: inventoryFoundSchema.nullable(),
  operations: groupSchema,
});

export type Found = z.infer<typeof foundSchema>;

/** An error code and its title in each language. */
export const errorTitlesSchema = z.object({
  items: z.array(z.object({ code: z.string(), titles: z.record(z.string(), z.string()) })),
});

export type ErrorTitles = z.infer<typeof errorTitlesSchema>;
