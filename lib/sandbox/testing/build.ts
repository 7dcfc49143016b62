import { z } from "zod";
import type { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended } from "#lib/sandbox/testing/world.ts";

const made = z.object({
  RequestId: z.string(),
  DealName: z.string().default(""),
  LoadBalancerIds: z.array(z.string()).default([]),
  ListenerIds: z.array(z.string()).default([]),
  LocationIds: z.array(z.string()).default([]),
});

/** Sends a clb write and returns its answer, without waiting for its task. */
export async function sendWrite(sdk: SdkCaller, action: string, parameters: object) {
  return made.parse(await sdk.call("clb", action, parameters));
}

/** Sends a clb write and waits until its task has succeeded. */
export async function done(sdk: SdkCaller, action: string, parameters: object) {
  const answer = await sendWrite(sdk, action, parameters);
  const { Status, Message } = await ended(sdk, answer.RequestId);
  if (Status !== 0) throw new Error(`${action} failed: ${Message}`);
  return answer;
}

/** A load balancer with one HTTP listener and a rule for each path of `new.example.com`. */
export async function madeLoadBalancer(sdk: SdkCaller, name: string, ...urls: string[]) {
  const order = { LoadBalancerType: "OPEN", LoadBalancerName: name };
  const [LoadBalancerId = ""] = (await done(sdk, "CreateLoadBalancer", order)).LoadBalancerIds;
  const wanted = { LoadBalancerId, Ports: [80], Protocol: "HTTP" };
  const [ListenerId = ""] = (await done(sdk, "CreateListener", wanted)).ListenerIds;
  const Rules = urls.map((Url) => ({ Domain: "new.example.com", Url }));
  const { LocationIds } = await done(sdk, "CreateRule", { LoadBalancerId, ListenerId, Rules });
  return { LoadBalancerId, ListenerId, LocationIds };
}
