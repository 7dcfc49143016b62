import { setTimeout as pause } from "node:timers/promises";
import { CommonClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/index.js";
import { region, type Target, target } from "#bench/targets.ts";
import { describeTargets, describeTaskStatus, registerFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { keys, versions } from "#lib/sandbox/testing/sdk.ts";

const pollMs = 400;

/** Makes a call; the bare client's own `request`, or a wrapper around it. */
export type Send = CommonClient["request"];

/** The unmodified official SDK, calling the sandbox at this address. */
export function bareClient(sandbox: string): CommonClient {
  return new CommonClient(new URL(sandbox).host, versions.clb, {
    credential: keys.standard,
    region,
    profile: { httpProfile: { protocol: "http://" } },
  });
}

/** One bind by a script: register, poll, read back once. @returns milliseconds */
export async function bindBare(send: Send, { lb, listener, rule }: Target): Promise<number> {
  const began = performance.now();
  const { namespace, function: name, qualifier, weight } = target;
  const wanted = { FunctionNamespace: namespace, FunctionName: name, FunctionQualifier: qualifier };
  const { RequestId } = await send(registerFunctionTargets.name, {
    LoadBalancerId: lb,
    ListenerId: listener,
    LocationId: rule,
    FunctionTargets: [{ Function: wanted, Weight: Number(weight) }],
  });
  for (let status = 2; status === 2; ) {
    await pause(pollMs);
    status = (await send(describeTaskStatus.name, { TaskId: RequestId })).Status;
    if (status === 1) throw new Error("The task failed");
  }
  await send(describeTargets.name, { LoadBalancerId: lb, ListenerIds: [listener] });
  return performance.now() - began;
}
