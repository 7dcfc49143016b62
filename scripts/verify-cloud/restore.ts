import { setTimeout as pause } from "node:timers/promises";
import { shellWord } from "#lib/binding/commands.ts";
import { deregisterFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { isInternal } from "#lib/cloud/errors.ts";
import type { Attempts } from "#scripts/verify-cloud/attempts.ts";
import type { Cloud } from "#scripts/verify-cloud/cloud.ts";
import { asAsked, readRule, ruleBody, type Target } from "#scripts/verify-cloud/rule.ts";

/** Waits of the clean-up. */
export interface RestoreWaits {
  pollMs: number;
  limitMs: number;
}

/**
 * Leaves the rule without a function, as it was found. Sent writes may still take effect, so it first waits for them. A
 * refused call was not taken and is repeated; one that may have been taken is not. Only a function that this run has
 * bound is unbound.
 *
 * @returns whether the rule has no function at the end and no sent write can still change it
 */
export async function restore(
  cloud: Cloud,
  target: Target,
  attempts: Attempts,
  { pollMs, limitMs }: RestoreWaits,
): Promise<boolean> {
  const until = performance.now() + limitMs;
  let sent = false;
  while (performance.now() < until) {
    const unsettled = await attempts.unsettled();
    const reading = await readRule(cloud, target, true);
    if (!unsettled && reading?.functions.length === 0) return true;
    if (!unsettled && !sent && reading) {
      const bound = reading.functions.map(asAsked);
      if (!bound.every((one) => attempts.wrote(one.Function))) return false;
      const body = { ...ruleBody(target), FunctionTargets: bound };
      const { failure } = await cloud.ask(deregisterFunctionTargets, body, { whatever: true });
      sent = failure === null || failure.kind === "no-answer" || isInternal(failure);
    }
    await pause(pollMs);
  }
  return false;
}

/** Commands to check and unbind by hand, for a rule that could not be restored. */
export function byHand(target: Target, region: string): string[] {
  const { loadBalancerId, listenerId, locationId, namespace, functionName, qualifier } = target;
  const place = `--region ${region} --LoadBalancerId ${loadBalancerId}`;
  const key = { FunctionNamespace: namespace, FunctionName: functionName, FunctionQualifier: qualifier };
  const functions = shellWord(JSON.stringify([{ Function: key }]));
  return [
    `tccli clb DescribeTargets ${place} --ListenerIds '["${listenerId}"]'`,
    `tccli clb DeregisterFunctionTargets ${place} --ListenerId ${listenerId} --LocationId ${locationId} --FunctionTargets ${functions}`,
  ];
}
