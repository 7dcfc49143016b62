import { z } from "zod";
import { type Binding, ineligibleReasons, qualifierTypes, type Verdict, warningReasons } from "#lib/binding/types.ts";

/** A rule's binding as read from the cloud; its names are not validated. */
export const bindingSchema = z.object({
  function: z.object({
    namespace: z.string(),
    name: z.string(),
    qualifier: z.string(),
    qualifierType: z.enum(qualifierTypes).optional(),
  }),
  weight: z.number(),
}) satisfies z.ZodType<Binding>;

export const verdictSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("eligible") }),
  z.object({ kind: z.literal("warning"), reasons: z.array(z.enum(warningReasons)) }),
  z.object({ kind: z.literal("ineligible"), reason: z.enum(ineligibleReasons) }),
]) satisfies z.ZodType<Verdict>;
