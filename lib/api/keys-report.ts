import "server-only";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { CallerIdentity } from "#lib/cloud/client.ts";
import { type Permission, permissions } from "#lib/cloud/permissions.ts";
import { policyFor } from "#lib/cloud/policy.ts";
import { explain } from "#lib/i18n/explain.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { ProbeReport, ProbeVerdict } from "#lib/inventory/probes.ts";

/** One permission of the table, with what the probe found. */
export interface ProbedPermission extends Permission {
  verdict: ProbeVerdict["kind"];
  /** Why it was refused, or could not be checked. */
  error: ExplainedError | null;
}

/** Data of the page `/keys`. */
export interface KeysReport {
  caller: CallerIdentity;
  askedAt: Date;
  reads: ProbedPermission[];
  writes: ProbedPermission[];
  /** The minimal policy for the console. */
  policy: string;
  /** The part of it that the keys certainly lack; null if no read was refused. */
  missingPolicy: string | null;
}

export function keysReport({ caller, verdicts, askedAt }: ProbeReport, locale: Locale): KeysReport {
  const probed = permissions.map((permission): ProbedPermission => {
    const verdict = verdicts[permission.name];
    return {
      ...permission,
      verdict: verdict.kind,
      error: "failure" in verdict ? explain(verdict.failure, locale) : null,
    };
  });
  const refused = probed.filter(({ verdict }) => verdict === "refused").map(({ action }) => action);
  return {
    caller,
    askedAt,
    reads: probed.filter(({ kind }) => kind === "read"),
    writes: probed.filter(({ kind }) => kind === "write"),
    policy: policyFor(permissions.map(({ action }) => action)),
    missingPolicy: refused.length > 0 ? policyFor(refused) : null,
  };
}
