import { setTimeout as pause } from "node:timers/promises";
import { shellWord } from "#lib/binding/commands.ts";
import { deregisterFunctionTargets } from "#lib/cloud/catalogue/clb.ts";
import { isBusy } from "#lib/cloud/errors.ts";
import type { Attempts } from "#scripts/verify-cloud/attempts.ts";
import type { Cloud } from "#scripts/verify-cloud/cloud.ts";
import { asAsked, readRule, ruleBody, type Target } from "#scripts/verify-cloud/rule.ts";

/** How the clean-up waits, whatever became of the run. */
export interface RestoreWaits {
  pollMs: number;
  limitMs: number;
}

/**
 * Leaves the rule without a function, as it was found. What was sent may still come to effect, so it waits for that first.
 * A call that was refused because a task runs was not taken and is made again; one that was taken is not.
 *
 * @returns whether the rule was read without a function at the end, with nothing left that might change it
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
      const body = { ...ruleBody(target), FunctionTargets: reading.functions.map(asAsked) };
      const { failure } = await cloud.ask(deregisterFunctionTargets, body, { whatever: true });
      sent = failure === null || !(isBusy(failure) || failure.kind === "not-sent");
    }
    await pause(pollMs);
  }
  return false;
}

/** For the person whose rule could not be left as it was: how to look, and how to unbind. */
export function byHand(target: Target, region: string): string[] {
  const { loadBalancerId, listenerId, ruleId, namespace, functionName, qualifier } = target;
  const place = `--region ${region} --LoadBalancerId ${loadBalancerId}`;
  const key = { FunctionNamespace: namespace, FunctionName: functionName, FunctionQualifier: qualifier };
  const functions = shellWord(JSON.stringify([{ Function: key }]));
  return [
    `tccli clb DescribeTargets ${place} --ListenerIds '["${listenerId}"]'`,
    `tccli clb DeregisterFunctionTargets ${place} --ListenerId ${listenerId} --LocationId ${ruleId} --FunctionTargets ${functions}`,
  ];
}
