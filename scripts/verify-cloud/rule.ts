import { z } from "zod";
import { describeListeners, describeTargets, describeTaskStatus } from "#lib/cloud/catalogue/clb/actions.ts";
import { listAliases, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import type { Cloud } from "#scripts/verify-cloud/cloud.ts";
import { rawList } from "#scripts/verify-cloud/lists.ts";
import { CannotRun } from "#scripts/verify-cloud/stop.ts";

/** The rule for the writes, and the functions to bind to it. */
export interface Target {
  loadBalancerId: string;
  listenerId: string;
  locationId: string;
  namespace: string;
  functionName: string;
  qualifier: string;
  /** Replaces the first function; null uses another qualifier of the first. */
  secondFunction: string | null;
}

export interface FunctionKey {
  FunctionNamespace: string;
  FunctionName: string;
  FunctionQualifier: string;
}

/** Further members, such as the type, are kept as read; none is sent as `null`. */
const boundKey = z.looseObject({
  FunctionNamespace: z.string(),
  FunctionName: z.string(),
  FunctionQualifier: z.string(),
  FunctionQualifierType: z
    .string()
    .nullish()
    .transform((type) => type ?? undefined),
});

/** The rule's targets as returned by the cloud. */
export interface RuleReading {
  functionTargets: unknown;
  functions: Record<string, unknown>[];
  servers: Record<string, unknown>[];
}

/** The parameters by which the three write actions name the rule. */
export function ruleBody({ loadBalancerId, listenerId, locationId }: Target) {
  return { LoadBalancerId: loadBalancerId, ListenerId: listenerId, LocationId: locationId };
}

/** @returns null when the rule could not be read */
export async function readRule(cloud: Cloud, target: Target, whatever = false): Promise<RuleReading | null> {
  const { loadBalancerId: LoadBalancerId, listenerId, locationId } = target;
  const asked = { LoadBalancerId, ListenerIds: [listenerId] };
  const { members } = await cloud.ask(describeTargets, asked, { whatever });
  const rule = rawList(members.Listeners)
    .flatMap((listener) => rawList(listener.Rules))
    .find((one) => one.LocationId === locationId);
  if (!rule) return null;
  return {
    functionTargets: rule.FunctionTargets,
    functions: rawList(rule.FunctionTargets),
    servers: rawList(rule.Targets),
  };
}

/**
 * Checks that the writes can't destroy anything on this rule.
 *
 * @returns another function or qualifier for the replace, or null
 * @throws CannotRun
 */
export async function checkTarget(cloud: Cloud, target: Target): Promise<FunctionKey | null> {
  const { loadBalancerId: LoadBalancerId, listenerId, locationId } = target;
  const { code, message, members } = await cloud.ask(describeListeners, { LoadBalancerId, ListenerIds: [listenerId] });
  if (code !== "OK") throw new CannotRun(`${LoadBalancerId} can't be read: ${code}: ${message}`);
  const [listener] = describeListeners.response.safeParse(members).data?.Listeners ?? [];
  if (!listener) throw new CannotRun(`${LoadBalancerId} has no listener ${listenerId}.`);
  if (!/^https?$/i.test(listener.Protocol))
    throw new CannotRun(`${listenerId} is ${listener.Protocol}: it has no rules.`);
  const rule = listener.Rules?.find((one) => one.LocationId === locationId);
  if (!rule) throw new CannotRun(`${listenerId} has no rule ${locationId}.`);
  if (rule.RewriteTarget?.TargetLocationId)
    throw new CannotRun(`${locationId} redirects to another rule: name another one.`);
  if (rule.TargetType?.toUpperCase() === "TARGETGROUP") {
    throw new CannotRun(`${locationId} sends to a target group: name another one.`);
  }
  const reading = await readRule(cloud, target);
  if (!reading) throw new CannotRun(`What ${locationId} sends to can't be read.`);
  if (reading.functions.length > 0) throw new CannotRun(`${locationId} has a function: name a rule that has none.`);
  if (reading.servers.length > 0) throw new CannotRun(`${locationId} has servers: name a rule that has none.`);
  return another(cloud, target);
}

async function another(cloud: Cloud, target: Target): Promise<FunctionKey | null> {
  const { namespace, functionName, qualifier, secondFunction } = target;
  const ofFunction = { FunctionName: functionName, Namespace: namespace };
  const versions = await cloud.ask(listVersionByFunction, ofFunction);
  if (versions.code.startsWith("ResourceNotFound")) {
    throw new CannotRun(`There is no function ${namespace}/${functionName} in ${cloud.region}: ${versions.code}`);
  }
  const key = { FunctionNamespace: namespace, FunctionName: functionName };
  if (secondFunction) return { ...key, FunctionName: secondFunction, FunctionQualifier: "$LATEST" };
  const aliases = await cloud.ask(listAliases, ofFunction);
  const names = [
    ...(listVersionByFunction.response.safeParse(versions.members).data?.Versions ?? []).map((one) => one.Version),
    ...(listAliases.response.safeParse(aliases.members).data?.Aliases ?? []).map((one) => one.Name),
  ];
  const other = names.find((name) => name !== qualifier);
  return other ? { ...key, FunctionQualifier: other } : null;
}

/** A function as read, in the form for a write: without members that have no value. */
export function asAsked({ Function: fn }: Record<string, unknown>): { Function: FunctionKey } {
  return { Function: boundKey.parse(fn) };
}

/** A task from its write to its end. */
export interface FollowedTask {
  /** 0 done, 1 failed; null when it did not end in time. */
  status: number | null;
  /** From the write's answer to the poll that showed its end. */
  ms: number;
  polls: number;
  last: Record<string, unknown>;
}

/** Polls a task until it ends, or until `limitMs` after `since` (`performance.now()`). */
export async function follow(
  cloud: Cloud,
  taskId: string,
  { pollMs, limitMs, since }: { pollMs: number; limitMs: number; since: number },
): Promise<FollowedTask> {
  for (let polls = 1; ; polls += 1) {
    const { members } = await cloud.ask(describeTaskStatus, { TaskId: taskId });
    const ms = Math.round(performance.now() - since);
    const { Status } = members;
    if (Status === 0 || Status === 1) return { status: Status, ms, polls, last: members };
    if (ms > limitMs) return { status: null, ms, polls, last: members };
    await cloud.wait(pollMs);
  }
}
