import type { MissingRead } from "#lib/api/contract/inventory.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { missingPermissionOf } from "#lib/cloud/policy.ts";

/** What a read gave, or the permission that it lacked. */
export type Degraded<Value> = { value: Value; missing: null } | { value: null; missing: MissingRead };

/** A read that others can do without: a refusal for want of its permission is an answer, any other failure is thrown on. */
export async function degraded<Value>(name: MissingRead["name"], reading: Promise<Value>): Promise<Degraded<Value>> {
  try {
    return { value: await reading, missing: null };
  } catch (error) {
    const missing = isCloudError(error) ? missingPermissionOf(error.failure) : null;
    if (!missing) throw error;
    return { value: null, missing: { ...missing, name } };
  }
}
