import { isNotAllowed } from "#lib/cloud/errors.ts";
import { CloudError, type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import { permissions } from "#lib/cloud/permissions.ts";
import { Secret } from "#lib/secret.ts";

/** An action that the policies of the keys do not allow. */
export interface MissingPermission {
  /** As access policies name it: `scf:ListAliases`. */
  action: string;
  /** The shortened SecretId of the keys; null where it was not stored. */
  keys: string | null;
  /** The policy that allows the action. */
  policy: string;
}

const writes = new Set(permissions.filter(({ kind }) => kind === "write").map(({ action }) => action));

/**
 * A CAM policy that allows these actions on every resource, as the cloud's console takes it. Reads and changes have a
 * statement each: only changes can be limited to single load balancers.
 */
export function policyFor(actions: readonly string[]): string {
  const parts = [actions.filter((action) => !writes.has(action)), actions.filter((action) => writes.has(action))];
  const statement = parts
    .filter((part) => part.length > 0)
    .map((action) => ({ effect: "allow", action, resource: ["*"] }));
  return JSON.stringify({ version: "2.0", statement }, null, 2);
}

/** The missing permission of a call that was refused for lack of one; null for every other failure. */
export function missingPermissionOf(failure: CloudFailure): MissingPermission | null {
  if (!isNotAllowed(failure) || failure.action === undefined) return null;
  return { action: failure.action, keys: failure.keys?.reveal() ?? null, policy: policyFor([failure.action]) };
}

/** Adds the keys to a refusal for lack of a permission. Other errors are returned unchanged. */
export function withKeys(error: unknown, secretId: string): unknown {
  if (!isCloudError(error) || !isNotAllowed(error.failure)) return error;
  return new CloudError({ ...error.failure, keys: new Secret(shortened(secretId)) });
}

/** Enough of a SecretId to tell two apart. */
function shortened(secretId: string): string {
  return secretId.length > 16 ? `${secretId.slice(0, 8)}…${secretId.slice(-4)}` : `${secretId.slice(0, 4)}…`;
}
