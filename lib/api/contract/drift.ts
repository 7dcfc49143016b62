import { z } from "zod";
import { bindingSchema } from "#lib/api/contract/binding.ts";
import { driftStates } from "#lib/api/contract/words.ts";

/** A binding that changed without the console. Instants are ISO 8601 in UTC. */
const driftSchema = z.object({
  id: z.string(),
  region: z.string(),
  loadBalancer: z.object({ loadBalancerId: z.string(), name: z.string() }),
  listenerId: z.string(),
  rule: z.object({ locationId: z.string(), domain: z.string(), url: z.string() }),
  before: bindingSchema.nullable(),
  after: bindingSchema.nullable(),
  /** The rule itself no longer exists. */
  ruleGone: z.boolean(),
  /** The last look that showed `before`, and the first that showed `after`. */
  seenBefore: z.string(),
  seenAfter: z.string(),
  state: z.enum(driftStates),
  stateSince: z.string(),
  /** The person who acknowledged or adopted it. */
  by: z.string().nullable(),
  /** The operation that settled it. */
  operationId: z.string().nullable(),
});

export type Drift = z.infer<typeof driftSchema>;

/** A drift as a person saw it: the rule may have changed again since. */
export const seenDriftSchema = z.object({ id: z.string(), seenAfter: z.iso.datetime() });

export type SeenDrift = z.infer<typeof seenDriftSchema>;

/** What a list of drifts is narrowed to: its names are those of its address. */
export interface DriftFilter {
  /** `unsettled`: those that are open or acknowledged. All without it. */
  show?: "unsettled" | undefined;
  locationId?: string | undefined;
  /** The page of drifts older than this id. */
  before?: number | undefined;
  /** The page of drifts just newer than this id. */
  after?: number | undefined;
}

/** A page of drifts, newest first. */
export const driftPageSchema = z.object({
  items: z.array(driftSchema),
  total: z.number(),
  /** Whether there may be more than `total`. */
  capped: z.boolean(),
  /** How many of the account's are open, at most as many as are counted. */
  open: z.number(),
  /** `before` of the next, older page; null on the last page. */
  next: z.string().nullable(),
  /** `after` of the previous, newer page; null on the first page. */
  previous: z.string().nullable(),
});

export type DriftPage = z.infer<typeof driftPageSchema>;
