import { z } from "zod";
import { bindingSchema } from "#lib/api/contract/binding.ts";
import { missingPermissionSchema } from "#lib/api/contract/failure.ts";
import { targetKinds } from "#lib/api/contract/words.ts";

/** Why the last reading of a part of the inventory failed, in the cloud's words. */
export const storedFailureSchema = z.object({
  /** Null where the cloud gave no answer. */
  code: z.string().nullable(),
  message: z.string(),
  /** The failed call as access policies name it. */
  action: z.string().nullable(),
});

export type StoredFailure = z.infer<typeof storedFailureSchema>;

/** A forwarding rule and what it sends its requests to, as the inventory last saw them. Instants are ISO 8601 in UTC. */
export const storedRuleSchema = z.object({
  region: z.string(),
  loadBalancer: z.object({ loadBalancerId: z.string(), name: z.string() }),
  /** Protocol and port are null while only the rule is known. */
  listener: z.object({ listenerId: z.string(), protocol: z.string().nullable(), port: z.number().nullable() }),
  locationId: z.string(),
  domain: z.string(),
  url: z.string(),
  target: z.enum(targetKinds),
  binding: bindingSchema.nullable(),
  serverCount: z.number(),
  /** Whether its binding changed without the console, and that isn't settled. */
  drifted: z.boolean(),
  /** When the reading of its load balancer began that showed it. */
  readAt: z.string().nullable(),
});

export type StoredRule = z.infer<typeof storedRuleSchema>;

/** A page of the list of bindings. */
export const storedRulesSchema = z.object({
  items: z.array(storedRuleSchema),
  /** Rules that match, counted up to a limit. */
  total: z.number(),
  capped: z.boolean(),
  /** Keys of the rows beside the neighbouring pages; null where there is none. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
});

export type StoredRules = z.infer<typeof storedRulesSchema>;

/** How far the inventory of an account has been read. */
export const inventoryProgressSchema = z.object({
  /** Whether the settings have it read in the background. */
  on: z.boolean(),
  /** Load balancers by the lists of all regions, and those whose rules were read at least once. */
  known: z.number(),
  read: z.number(),
  /** Regions whose list of load balancers was not yet read to its end. */
  unlisted: z.number(),
  /** Until everything was read once, in seconds; null while that can't be told. */
  secondsLeft: z.number().nullable(),
  /** The oldest reading of a load balancer. */
  oldestReadAt: z.string().nullable(),
  /** What could not be read at the last attempt, grouped by failure, the most frequent first. */
  failures: z.array(
    storedFailureSchema.extend({
      /** How many lists and load balancers. */
      count: z.number(),
      /** The permission that the keys lack, if that is the failure. */
      permission: missingPermissionSchema.nullable(),
    }),
  ),
});

export type InventoryProgress = z.infer<typeof inventoryProgressSchema>;

/** Load balancers that are to be read before everything else. */
export const refreshSchema = z
  .array(z.object({ region: z.string().max(100), loadBalancerId: z.string().max(100) }))
  .max(200);
