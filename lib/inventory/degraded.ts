import type { MissingRead } from "#lib/api/contract/inventory.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { missingPermissionOf } from "#lib/cloud/policy.ts";

/** The result of a read, or the permission that it lacks. */
export type Degraded<Value> = { value: Value; missing: null } | { value: null; missing: MissingRead };

/** Makes a read optional: a missing permission becomes a result, any other failure is rethrown. */
export async function degraded<Value>(name: MissingRead["name"], reading: Promise<Value>): Promise<Degraded<Value>> {
  try {
    return { value: await reading, missing: null };
  } catch (error) {
    const missing = isCloudError(error) ? missingPermissionOf(error.failure) : null;
    if (!missing) throw error;
    return { value: null, missing: { ...missing, name } };
  }
}
