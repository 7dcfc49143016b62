import * as z from "zod/mini";
import { bindFields } from "#lib/api/contract/bind-fields.ts";
import type { MissingPermission } from "#lib/cloud/policy.ts";

const text = z.nullable(z.string());

export const missingPermissionSchema = z.object({
  action: z.string(),
  keys: text,
  policy: z.string(),
}) satisfies z.ZodMiniType<MissingPermission>;

/** Any failure in words of the caller's language (design: errors and languages). */
export const explainedErrorSchema = z.object({
  /** A cloud code such as `InvalidParameter.LBIdNotFound`, or one of our own, which begin with `Console.`. */
  code: z.string(),
  title: z.string(),
  meaning: z.string(),
  whatToDo: z.string(),
  /** A field of the form that the error belongs to. */
  field: z.nullable(z.enum(bindFields.map(({ name }) => name))),
  retryable: z.boolean(),
  requestId: text,
  /** The cloud's own words. */
  raw: text,
  /** The call that failed, as access policies name it (`clb:DescribeTargets`); null where no call did. */
  action: text,
  /** What to allow, where the call was refused for want of a permission. */
  permission: z.nullable(missingPermissionSchema),
  /** False when only the cloud's own text could be shown. */
  known: z.boolean(),
});

export type ExplainedError = z.infer<typeof explainedErrorSchema>;

/** Every `/api` failure has this body, with HTTP 400, 404, 409, 421, 502 or 503. */
export const apiFailureSchema = z.object({ error: explainedErrorSchema });

export type ApiFailure = z.infer<typeof apiFailureSchema>;
