import { z } from "zod";

/** Why the last reading of a part of the inventory failed, in the cloud's words. */
export const storedFailureSchema = z.object({
  /** Null where the cloud gave no answer. */
  code: z.string().nullable(),
  message: z.string(),
  /** The failed call as access policies name it. */
  action: z.string().nullable(),
});

export type StoredFailure = z.infer<typeof storedFailureSchema>;
