import * as z from "zod/mini";
import { bindingSchema } from "#lib/api/contract/binding.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { longestReason } from "#lib/api/contract/words.ts";
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

const name = z.string().check(z.minLength(1), z.maxLength(100));
const reason = z.string().check(z.trim(), z.maxLength(longestReason), z.refine(isStorable));

/** A change that may be requested: ids and names have the cloud's form, the weight is in range. */
const changeSchema = z.object({
  kind: z.enum(changeKinds),
  rule: z.object({
    region: z.string().check(z.refine(isKnownRegion)),
    loadBalancerId: z.string().check(z.regex(loadBalancerIdPattern)),
    listenerId: z.string().check(z.regex(listenerIdPattern)),
    locationId: z.string().check(z.regex(locationIdPattern)),
  }),
  /** The rule's binding shown by the review. */
  before: z.nullable(bindingSchema),
  after: z.nullable(
    z.object({
      function: z.object({
        namespace: name,
        name: z.string().check(z.regex(functionNamePattern)),
        qualifier: name,
        qualifierType: z.optional(z.enum(qualifierTypes)),
      }),
      weight: z.int().check(z.minimum(minWeight), z.maximum(maxWeight)),
    }),
  ),
}) satisfies z.ZodMiniType<Change>;

/** What the bind form sends once its review is confirmed. */
export const changeRequestSchema = z.object({
  /** Made when the review opens; a request sent twice with it is one operation. */
  intentId: z.uuid(),
  change: changeSchema,
  /** May be empty. */
  reason,
  /** The operation that this one retries. */
  retryOf: z.nullable(z.string().check(z.maxLength(20))),
});

export type ChangeRequest = z.infer<typeof changeRequestSchema>;

/** Answer of every server action. */
export type ActionAnswer<Value> = { kind: "done"; value: Value } | { kind: "refused"; error: ExplainedError };

/**
 * A server action as components are given it. Rejects only where no answer of the console came at all.
 *
 * @param account the id of the account in force; left out for the account of the settings
 */
export type Action<Input, Value = null> = (input: Input, account?: string) => Promise<ActionAnswer<Value>>;

/** The server action of the bind form. Answers within ten seconds; the operation continues by itself. */
export type ChangeAction = Action<ChangeRequest, { operationId: string }>;

export const closeRequestSchema = z.object({ id: z.string(), reason: reason.check(z.minLength(1)) });

/** The server action of an operation's "Close" button. */
export type CloseAction = Action<z.infer<typeof closeRequestSchema>>;
