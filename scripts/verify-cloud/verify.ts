import { readAssumptions, writeAssumptions } from "#scripts/verify-cloud/assumptions.ts";
import { createAttempts, type TaskTime, type Waits } from "#scripts/verify-cloud/attempts.ts";
import type { Cloud } from "#scripts/verify-cloud/cloud.ts";
import { createFindings, type Finding } from "#scripts/verify-cloud/findings.ts";
import { lookAtLists } from "#scripts/verify-cloud/lists.ts";
import { lookAtRefusals } from "#scripts/verify-cloud/refusals.ts";
import { type RestoreWaits, restore } from "#scripts/verify-cloud/restore.ts";
import { checkTarget, type Target } from "#scripts/verify-cloud/rule.ts";
import { CannotRun } from "#scripts/verify-cloud/stop.ts";
import { type Survey, survey } from "#scripts/verify-cloud/survey.ts";
import { lookAtValues } from "#scripts/verify-cloud/values.ts";
import { tryWrites } from "#scripts/verify-cloud/writes.ts";

export interface Verification {
  findings: Finding[];
  tasks: TaskTime[];
  /** Whether the rule is as it was; null without writes. */
  restored: boolean | null;
  /** The error that ended the run early: an interruption, unexpected behaviour of the cloud, or a bug. */
  stoppedBy: unknown;
  /** Names of the account's resources, to be removed from the report. */
  names: string[];
}

export interface VerifyOptions {
  loadBalancer: string | null;
  target: Target | null;
  waits: Waits;
  restoreWaits: RestoreWaits;
  /** Called before the first write. @throws CannotRun if the operator declines */
  confirm(): Promise<void>;
  say(line: string): void;
}

/**
 * Runs all checks in sequence. An interruption, or a failure after the first check, ends it early with the findings so
 * far and the rule restored.
 *
 * @throws CannotRun before the first check
 */
export async function verify(cloud: Cloud, options: VerifyOptions): Promise<Verification> {
  const { target, loadBalancer, say } = options;
  const attempts = target && createAttempts(cloud, target, options.waits);
  const found = createFindings();
  let seen: Survey | null = null;
  let stoppedBy: unknown = null;
  let restored: boolean | null = null;
  try {
    const other = target ? await checkTarget(cloud, target) : null;
    if (target) await options.confirm();
    seen = await survey(cloud, found, loadBalancer);
    lookAtValues(found, seen);
    await lookAtLists(cloud, found, seen);
    await lookAtRefusals(cloud, found, seen);
    if (target && attempts) await tryWrites({ cloud, found, target, attempts, other });
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    stoppedBy = error;
  }
  if (target && attempts?.begun()) {
    say("Leaving the rule as it was …");
    restored = await restore(cloud, target, attempts, options.restoreWaits).catch((error: unknown) => {
      // The findings so far and the commands for unbinding by hand must still be printed.
      stoppedBy ??= error;
      return false;
    });
  }
  const assumptions = target ? [...readAssumptions, ...writeAssumptions] : readAssumptions;
  const reason = stoppedBy instanceof Error ? `given up: ${stoppedBy.message}` : "not looked at";
  return {
    findings: found.of(assumptions, reason),
    tasks: attempts?.tasks ?? [],
    restored,
    stoppedBy,
    names: namesIn(seen, target),
  };
}

function namesIn(seen: Survey | null, target: Target | null): string[] {
  const rules = seen?.listeners.flatMap((listener) => listener.Rules ?? []) ?? [];
  const names = [
    ...(seen?.loadBalancers ?? []).flatMap((one) => [one.LoadBalancerName, one.Domain, one.LoadBalancerDomain]),
    ...rules.map((rule) => rule.Domain),
    ...(seen?.functions ?? []).map((one) => one.FunctionName),
    ...(target ? [target.functionName, target.secondFunction] : []),
  ];
  return names.filter((name) => typeof name === "string");
}
