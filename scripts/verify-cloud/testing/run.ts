import { describeListeners, describeLoadBalancers } from "#lib/cloud/catalogue/clb/actions.ts";
import { chosenCredentials } from "#lib/cloud/credentials/chosen.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import { readEnv } from "#lib/env.ts";
import type { RunningSandbox } from "#lib/sandbox/server.ts";
import { type Cloud, createCloud } from "#scripts/verify-cloud/cloud.ts";
import type { Target } from "#scripts/verify-cloud/rule.ts";

/** The command's client, without pauses between calls. */
export function cloudOn(sandbox: RunningSandbox, signal = new AbortController().signal): Cloud {
  const env = readEnv({ SANDBOX_PORT: String(sandbox.port) });
  const transport = createTransport(env);
  return createCloud({
    settings: env.cloud,
    credentials: chosenCredentials(env.cloud, { settings: env.cloud, transport }),
    transport,
    region: "ap-guangzhou",
    perSecond: 100,
    signal,
  });
}

/** A rule of the sandbox's first load balancer by domain and path; the one with path `/` is free. */
export async function targetOn(cloud: Cloud, domain = "shop.example.com", url = "/"): Promise<Target> {
  const { members } = await cloud.ask(describeLoadBalancers, { LoadBalancerName: "shop-web-gateway" });
  const loadBalancerId = describeLoadBalancers.response.parse(members).LoadBalancerSet?.[0]?.LoadBalancerId ?? "";
  const answer = await cloud.ask(describeListeners, { LoadBalancerId: loadBalancerId, Port: 80 });
  const listener = describeListeners.response.parse(answer.members).Listeners?.[0];
  const rule = listener?.Rules?.find((one) => one.Domain === domain && one.Url === url);
  return {
    loadBalancerId,
    listenerId: listener?.ListenerId ?? "",
    locationId: rule?.LocationId ?? "",
    namespace: "default",
    functionName: "order-webhook",
    qualifier: "$LATEST",
    secondFunction: null,
  };
}
