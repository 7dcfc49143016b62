import { z } from "zod";

/** Requests of a rule in the last hour; null where the monitor can't tell. */
export const lastHourSchema = z.object({ requests: z.number().nullable() });

export type LastHour = z.infer<typeof lastHourSchema>;
