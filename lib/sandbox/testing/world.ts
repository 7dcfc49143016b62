import * as clb from "#lib/cloud/catalogue/clb/actions.ts";
import type { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { untilResult } from "#lib/testing/until.ts";

/** A rule with its ids and names, found through the API. */
export interface Found {
  LoadBalancerId: string;
  ListenerId: string;
  LocationId: string;
}

export type Listener = NonNullable<ReturnType<typeof clb.describeListeners.response.parse>["Listeners"]>[number];

export async function listenersOf(sdk: SdkCaller, LoadBalancerId: string): Promise<Listener[]> {
  const answer = await sdk.call("clb", "DescribeListeners", { LoadBalancerId });
  return clb.describeListeners.response.parse(answer).Listeners ?? [];
}

export async function loadBalancers(sdk: SdkCaller, query: object = {}) {
  const answer = await sdk.call("clb", "DescribeLoadBalancers", query);
  return clb.describeLoadBalancers.response.parse(answer).LoadBalancerSet ?? [];
}

/** The load balancer of this name, found by the API's search. */
export async function loadBalancerNamed(sdk: SdkCaller, name: string) {
  const [found] = await loadBalancers(sdk, { LoadBalancerName: name });
  if (!found) throw new Error(`There is no load balancer ${name}`);
  return found;
}

/** A rule by its load balancer's name, domain and path; by default the first rule of the first listener. */
export async function ruleOf(sdk: SdkCaller, name: string, domain?: string, url?: string): Promise<Found> {
  const { LoadBalancerId } = await loadBalancerNamed(sdk, name);
  for (const listener of await listenersOf(sdk, LoadBalancerId)) {
    const rule = (listener.Rules ?? []).find(
      (candidate) => domain === undefined || (candidate.Domain === domain && candidate.Url === url),
    );
    if (rule) return { LoadBalancerId, ListenerId: listener.ListenerId, LocationId: rule.LocationId };
  }
  throw new Error(`There is no rule ${domain}${url} on ${name}`);
}

export interface Target {
  namespace?: string;
  name?: string;
  qualifier?: string;
  type?: string;
  weight?: number;
}

/** One entry of FunctionTargets; by default the first function of the default world. */
export function target({
  namespace = "default",
  name = "order-webhook",
  qualifier = "$LATEST",
  type,
  weight,
}: Target = {}) {
  return {
    Function: {
      FunctionNamespace: namespace,
      FunctionName: name,
      FunctionQualifier: qualifier,
      ...(type === undefined ? {} : { FunctionQualifierType: type }),
    },
    ...(weight === undefined ? {} : { Weight: weight }),
  };
}

export type Write = "RegisterFunctionTargets" | "ModifyFunctionTargets" | "DeregisterFunctionTargets";

/** Sends a write and returns its task's id. */
export async function write(sdk: SdkCaller, action: Write, rule: object, ...targets: object[]): Promise<string> {
  const answer = await sdk.call("clb", action, { ...rule, FunctionTargets: targets });
  return requestIdOf(answer);
}

function requestIdOf(answer: unknown): string {
  if (typeof answer === "object" && answer !== null && "RequestId" in answer) return String(answer.RequestId);
  throw new Error("The answer has no RequestId");
}

/** Polls until the task has ended. */
export async function ended(sdk: SdkCaller, TaskId: string): Promise<{ Status: number; Message: string | null }> {
  return untilResult(
    async () => clb.describeTaskStatus.response.parse(await sdk.call("clb", "DescribeTaskStatus", { TaskId })),
    ({ Status }) => Status !== 2,
  );
}

/** The rule's functions according to DescribeTargets. */
export async function functionsOn(sdk: SdkCaller, rule: Found): Promise<unknown> {
  const answer = await sdk.call("clb", "DescribeTargets", {
    LoadBalancerId: rule.LoadBalancerId,
    ListenerIds: [rule.ListenerId],
  });
  const [listener] = clb.describeTargets.response.parse(answer).Listeners ?? [];
  return listener?.Rules?.find((candidate) => candidate.LocationId === rule.LocationId)?.FunctionTargets;
}
