import type { Action } from "#lib/cloud/catalogue/action.ts";
import { refusalBy } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import type { Text } from "#lib/sandbox/refusal.ts";
import type { TaskPlan } from "#lib/sandbox/tasks.ts";
import type { WorldChange } from "#lib/sandbox/world/change.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";

/** A load balancer works on one task at a time, whatever its action. */
export function refuseBusy(action: Action, context: CallContext, { id }: LoadBalancer): void {
  if (!context.tasks.isBusy(context.caller.account.uin, context.regionId, id)) return;
  const { code, text } = context.dialect.busy(id);
  throw refusalBy(action, code, text);
}

/** Begins the task of a write; its id is the call's RequestId. */
export function begin(
  action: Action,
  context: CallContext,
  loadBalancerIds: string[],
  change: WorldChange,
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
