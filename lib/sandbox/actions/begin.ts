import type { Action } from "#lib/cloud/catalogue/action.ts";
import { refusalBy } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import type { Text } from "#lib/sandbox/refusal.ts";
import type { TaskPlan } from "#lib/sandbox/tasks.ts";
import type { Change } from "#lib/sandbox/world/change.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** A load balancer works on one task at a time, whatever its action. */
export function refuseBusy(action: Action, context: CallContext, { id }: LoadBalancer): void {
  if (!context.tasks.isBusy(context.caller.account.uin, context.regionId, id)) return;
  throw refusalBy(action, "FailedOperation.ResourceInOperating", {
    en: `Loadbalancer(${id}) is not in normal desState, maybe some tasks are being processed, please try later.`,
    zh: `负载均衡（${id}）有任务正在执行，请稍后重试。`,
  });
}

/** Begins the task of a write; its id is the call's RequestId. */
export function begin(
  action: Action,
  context: CallContext,
  loadBalancerIds: string[],
  change: Change,
  more: { failure?: Text | null; order?: TaskPlan["order"]; atOnce?: boolean } = {},
): void {
  context.tasks.start({
    id: context.requestId,
    account: context.caller.account.uin,
    region: context.regionId,
    loadBalancerIds,
    action: action.name,
    change,
    failure: more.failure ?? null,
    order: more.order ?? null,
    atOnce: more.atOnce ?? false,
    fault: context.fault,
  });
}
