import { z } from "zod";
import { bindingSchema } from "#lib/api/contract/binding.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { longestReason, mostPerCall } from "#lib/api/contract/words.ts";
import {
  functionNamePattern,
  listenerIdPattern,
  loadBalancerIdPattern,
  locationIdPattern,
} from "#lib/binding/names.ts";
import { type Change, changeKinds, qualifierTypes } from "#lib/binding/types.ts";
import { maxWeight, minWeight } from "#lib/binding/weight.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";
import { isStorable } from "#lib/storable.ts";

const name = z.string().min(1).max(100);
const reason = z.string().trim().max(longestReason).refine(isStorable);

/** A change that may be requested: ids and names have the cloud's form, the weight is in range. */
const changeSchema = z.object({
  kind: z.enum(changeKinds),
  rule: z.object({
    region: z.string().refine(isKnownRegion),
    loadBalancerId: z.string().regex(loadBalancerIdPattern),
    listenerId: z.string().regex(listenerIdPattern),
    locationId: z.string().regex(locationIdPattern),
  }),
  /** The rule's binding shown by the review. */
  before: bindingSchema.nullable(),
  after: z.nullable(
    z.object({
      function: z.object({
        namespace: name,
        name: z.string().regex(functionNamePattern),
        qualifier: name,
        qualifierType: z.enum(qualifierTypes).optional(),
      }),
      weight: z.int().min(minWeight).max(maxWeight),
    }),
  ),
}) satisfies z.ZodType<Change>;

/** What a review sends once it is confirmed. */
export const changeRequestSchema = z.object({
  /** Made when the review opens; a request sent twice with it is one operation. */
  intentId: z.uuid(),
  change: changeSchema,
  /** May be empty. */
  reason,
  /** The operation that this one retries. */
  retryOf: z.string().max(20).nullable(),
  /** The operation that this one undoes. */
  undoes: z.string().max(20).nullable(),
});

export type ChangeRequest = z.infer<typeof changeRequestSchema>;

/** Some of the changes that were reviewed together, with what they share. */
export const changesRequestSchema = z.object({
  /** Made when the review opens, and kept by each of its operations. */
  batch: z.uuid(),
  /** May be empty. */
  reason,
  /** Each with its intent, as in a request of one. */
  changes: z
    .array(z.object({ intentId: z.uuid(), change: changeSchema, undoes: z.string().max(20).optional() }))
    .min(1)
    .max(mostPerCall),
});

export type ChangesRequest = z.infer<typeof changesRequestSchema>;

/** Answer of every server action. */
export type ActionAnswer<Value> = { kind: "done"; value: Value } | { kind: "refused"; error: ExplainedError };

/**
 * A server action as components are given it. Rejects only where no answer of the console came at all.
 *
 * @param account the id of the account in force; left out for the account of the settings
 */
export type ServerAction<Input, Value = null> = (input: Input, account?: string) => Promise<ActionAnswer<Value>>;

/** The server action of every review. Answers within ten seconds; the operation continues by itself. */
export type ChangeAction = ServerAction<ChangeRequest, { operationId: string }>;

/** The server action of every review of several changes: an answer to each of them, in their order. */
export type ChangesAction = ServerAction<ChangesRequest, ActionAnswer<{ operationId: string }>[]>;

export const closeRequestSchema = z.object({ id: z.string(), reason: reason.min(1) });

/** The server action of an operation's "Close" button. */
export type CloseAction = ServerAction<z.infer<typeof closeRequestSchema>>;
