import { OwnError } from "#lib/access/own-error.ts";
import { type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import { isDatabaseAway, isDatabaseBusy } from "#lib/db/failure.ts";
import type { OwnCode } from "#lib/i18n/error-codes.ts";
import { SandboxAway } from "#lib/sandbox-control.ts";

/**
 * The failure behind an error: the cloud's or one of our own codes, with the HTTP status of the answer. Any other error is a
 * bug and is rethrown.
 */
export function problemOf(error: unknown): { status: number; problem: CloudFailure | OwnCode } {
  if (error instanceof OwnError) return { status: statusOf[error.code] ?? 409, problem: error.code };
  if (isCloudError(error)) return { status: 502, problem: error.failure };
  if (isDatabaseBusy(error)) return { status: 503, problem: "Console.DatabaseBusy" };
  if (isDatabaseAway(error)) return { status: 503, problem: "Console.DatabaseAway" };
  if (error instanceof SandboxAway) return { status: 502, problem: "Console.SandboxAway" };
  throw error;
}

/** HTTP status of own codes; 409 for all others. */
const statusOf: Partial<Record<OwnCode, number>> = {
  "Console.NotPermitted": 403,
  "Console.UnknownAccount": 404,
  "Console.UnknownAddress": 404,
  "Console.UnknownOperation": 404,
  "Console.NotTheSandbox": 404,
};
