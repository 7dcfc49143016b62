import { type StoredFailure, storedFailureSchema } from "#lib/api/contract/stored-inventory.ts";
import type { CloudFailure } from "#lib/cloud/failure.ts";
import { type MissingPermission, missingPermissionOf } from "#lib/cloud/policy.ts";

/** A failure as it is stored with what could not be read. */
export function wordsOf(failure: CloudFailure): StoredFailure {
  const action = failure.action ?? null;
  if (failure.kind === "refused") return { code: failure.code, message: failure.message, action };
  return { code: null, message: `${failure.reason}: ${failure.detail}`, action };
}

/** A stored failure, with the permission that the keys lack if that is the failure. */
export function toldFailure(stored: unknown): StoredFailure & { permission: MissingPermission | null } {
  const failure = storedFailureSchema.parse(stored);
  const { code, message, action } = failure;
  if (code === null) return { ...failure, permission: null };
  const refused = { kind: "refused", code, message, requestId: null, ...(action !== null && { action }) } as const;
  return { ...failure, permission: missingPermissionOf(refused) };
}
