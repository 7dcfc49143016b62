import type { Action } from "#lib/cloud/catalogue/action.ts";
import { refusalOf } from "#lib/sandbox/actions/restrictions.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** Refuses to add to a load balancer that is being created or is isolated, and to a classic one. */
export function refuseUnready(action: Action, loadBalancer: LoadBalancer): void {
  if (loadBalancer.status === "creating") throw refusalOf(action, "load-balancer-creating");
  if (loadBalancer.isolated) throw refusalOf(action, "load-balancer-isolated");
  if (loadBalancer.forward === 0) {
    throw new ApiRefusal("FailedOperation", {
      en: "Classic CLB does not support this operation.",
      zh: "传统型负载均衡不支持该操作。",
    });
  }
}
