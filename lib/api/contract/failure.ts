import { z } from "zod";
import { bindingSchema } from "#lib/api/contract/binding.ts";
import type { MissingPermission } from "#lib/cloud/policy.ts";

const text = z.string().nullable();

export const missingPermissionSchema = z.object({
  action: z.string(),
  keys: text,
  policy: z.string(),
}) satisfies z.ZodType<MissingPermission>;

/** A failure explained in the caller's language. */
export const explainedErrorSchema = z.object({
  /** A code of the cloud, such as `InvalidParameter.LBIdNotFound`, or one of our own, which begin with `Console.`. */
  code: z.string(),
  title: z.string(),
  meaning: z.string(),
  whatToDo: z.string(),
  /** The field that the error belongs to, by its name in the form or the query. */
  field: text,
  retryable: z.boolean(),
  requestId: text,
  /** The cloud's message. */
  raw: text,
  /** The failed call as access policies name it (`clb:DescribeTargets`); null if no call failed. */
  action: text,
  /** The missing permission, if the call was refused for lack of one. */
  permission: missingPermissionSchema.nullable(),
  /** The operation that stands in the way, if it is one of the same account. */
  operationId: z.string().optional(),
  /** What the rule is bound to now, where it is something else than what the change was reviewed from. */
  holds: bindingSchema.nullable().optional(),
  /** False if there is only the cloud's message. */
  known: z.boolean(),
});

export type ExplainedError = z.infer<typeof explainedErrorSchema>;

/** Every `/api` failure has this body, with HTTP 400, 404, 409, 421, 502 or 503. */
export const apiFailureSchema = z.object({ error: explainedErrorSchema });

export type ApiFailure = z.infer<typeof apiFailureSchema>;
