import { setTimeout as pause } from "node:timers/promises";
import { CommonClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/index.js";
import type { Stack } from "#bench/stack.ts";
import { region, type Target, target } from "#bench/targets.ts";
import { describeTargets, describeTaskStatus, registerFunctionTargets } from "#lib/cloud/catalogue/clb.ts";
import { keys, versions } from "#lib/sandbox/testing/sdk.ts";

const pollMs = 400;

/** The official SDK, unmodified. */
export function bareClient(stack: Stack): CommonClient {
  return new CommonClient(new URL(stack.sandbox).host, versions.clb, {
    credential: keys.standard,
    region,
    profile: { httpProfile: { protocol: "http://" } },
  });
}

/** One bind as a script would do it: register, poll, read back once. @returns how long it took, milliseconds */
export async function bindBare(client: CommonClient, { lb, listener, rule }: Target): Promise<number> {
  const began = performance.now();
  const { namespace, function: name, qualifier, weight } = target;
  const wanted = { FunctionNamespace: namespace, FunctionName: name, FunctionQualifier: qualifier };
  const { RequestId } = await client.request(registerFunctionTargets.name, {
    LoadBalancerId: lb,
    ListenerId: listener,
    LocationId: rule,
    FunctionTargets: [{ Function: wanted, Weight: Number(weight) }],
  });
  for (let status = 2; status === 2; ) {
    await pause(pollMs);
    status = (await client.request(describeTaskStatus.name, { TaskId: RequestId })).Status;
    if (status === 1) throw new Error("The task failed");
  }
  await client.request(describeTargets.name, { LoadBalancerId: lb, ListenerIds: [listener] });
  return performance.now() - began;
}
