import { readAssumptions, writeAssumptions } from "#scripts/verify-cloud/assumptions.ts";
import {
  type Attempts,
  CannotGoOn,
  createAttempts,
  type TaskTime,
  type Waits,
} from "#scripts/verify-cloud/attempts.ts";
import type { Cloud } from "#scripts/verify-cloud/cloud.ts";
import { createFindings, type Finding } from "#scripts/verify-cloud/findings.ts";
import { lookAtLists } from "#scripts/verify-cloud/lists.ts";
import { lookAtRefusals } from "#scripts/verify-cloud/refusals.ts";
import { type RestoreWaits, restore } from "#scripts/verify-cloud/restore.ts";
import { checkTarget, type Target } from "#scripts/verify-cloud/rule.ts";
import { Interrupted } from "#scripts/verify-cloud/stop.ts";
import { type Survey, survey } from "#scripts/verify-cloud/survey.ts";
import { lookAtValues } from "#scripts/verify-cloud/values.ts";
import { tryWrites } from "#scripts/verify-cloud/writes.ts";

export interface Verification {
  findings: Finding[];
  tasks: TaskTime[];
  /** Whether the rule is as it was; null where nothing was written. */
  restored: boolean | null;
  interrupted: boolean;
  /** Names of the account's things: they are no part of a report. */
  names: string[];
}

export interface VerifyOptions {
  loadBalancer: string | null;
  target: Target | null;
  waits: Waits;
  restoreWaits: RestoreWaits;
  /** Asked before the first write. @throws CannotRun where the person would rather not */
  confirm(): Promise<void>;
  say(line: string): void;
}

/**
 * Looks at everything that can be seen, one thing after another. An interruption ends it early, with what was seen so
 * far and the rule as it was.
 *
 * @throws CannotRun before anything is looked at
 */
export async function verify(cloud: Cloud, options: VerifyOptions): Promise<Verification> {
  const { target, loadBalancer, say } = options;
  const found = createFindings();
  let seen: Survey | null = null;
  let attempts: Attempts | null = null;
  let restored: boolean | null = null;
  let interrupted = false;
  let reason = "not looked at";
  try {
    const other = target ? await checkTarget(cloud, target) : null;
    if (target) await options.confirm();
    seen = await survey(cloud, found, loadBalancer);
    lookAtValues(found, seen);
    await lookAtLists(cloud, found, seen);
    await lookAtRefusals(cloud, found, seen);
    if (target) {
      attempts = createAttempts(cloud, target, options.waits);
      reason = await triedWrites({ cloud, found, target, attempts, other });
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    interrupted = true;
    reason = "interrupted before";
  } finally {
    if (target && attempts) {
      say("Leaving the rule as it was …");
      restored = await restore(cloud, target, attempts, options.restoreWaits);
    }
  }
  return {
    findings: found.of(target ? [...readAssumptions, ...writeAssumptions] : readAssumptions, reason),
    tasks: attempts?.tasks ?? [],
    restored,
    interrupted,
    names: namesIn(seen, target),
  };
}

/** @returns why what was not looked at was not */
async function triedWrites(trial: Parameters<typeof tryWrites>[0]): Promise<string> {
  try {
    await tryWrites(trial);
    return "not looked at";
  } catch (error) {
    if (error instanceof CannotGoOn) return `given up: ${error.message}`;
    throw error;
  }
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
