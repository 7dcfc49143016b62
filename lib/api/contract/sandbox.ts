import { z } from "zod";
import { allFaultKinds, type FaultOrder, mostFaultTimes } from "#lib/sandbox-terms.ts";

/** What the form of the sandbox's failures sends. */
export const faultOrderSchema = z.object({
  action: z.string().min(1).max(100),
  kind: z.enum(allFaultKinds),
  times: z.int().min(1).max(mostFaultTimes),
  code: z.string().min(1).max(200).optional(),
}) satisfies z.ZodType<FaultOrder>;
