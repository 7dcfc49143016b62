import type { z } from "zod";
import { deleteTrigger as deleteAction, type listTriggers as listAction } from "#lib/cloud/catalogue/scf-function.ts";
import { begin } from "#lib/sandbox/actions/begin.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { pageOf } from "#lib/sandbox/actions/paging.ts";
import { findFunction, sorted, times } from "#lib/sandbox/actions/scf-common.ts";
import type { Code } from "#lib/sandbox/codes.ts";
import { wrongValue } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import type { BoundFunction, Listener, LoadBalancer, Rule } from "#lib/sandbox/world/types.ts";

/** A rule bound to a function, as the function's trigger. */
export interface ClbTrigger {
  loadBalancer: LoadBalancer;
  listener: Listener;
  rule: Rule;
  bound: BoundFunction;
}

export function triggersOf({ region }: CallContext, namespace: string, name: string): ClbTrigger[] {
  return region.loadBalancersBy("CreateTime").flatMap((loadBalancer) =>
    loadBalancer.listeners.flatMap((listener) =>
      listener.rules.flatMap((rule) => {
        const bound = rule.function;
        return bound?.namespace === namespace && bound.name === name ? [{ loadBalancer, listener, rule, bound }] : [];
      }),
    ),
  );
}

/** Short names of regions, as they appear in resource ids. */
const shortRegions: Record<string, string> = {
  "ap-guangzhou": "gz",
  "ap-shenzhen-fsi": "szjr",
  "ap-shanghai": "sh",
  "ap-shanghai-fsi": "shjr",
  "ap-beijing": "bj",
  "ap-chengdu": "cd",
  "ap-hongkong": "hk",
  "ap-singapore": "sg",
  "ap-tokyo": "jp",
  "na-siliconvalley": "usw",
};

/** The trigger's name is our choice: the rule's id, which is unique. */
export function triggerDocument({ loadBalancer, listener, rule, bound }: ClbTrigger, context: CallContext) {
  const place = `${loadBalancer.id}/${listener.id}/${rule.id}`;
  const region = shortRegions[context.regionId] ?? context.regionId;
  return {
    TriggerName: rule.id,
    Type: "clb",
    TriggerDesc: JSON.stringify({
      loadBalanceId: loadBalancer.id,
      domain: rule.domain,
      port: listener.port,
      protocol: listener.protocol,
      url: rule.url,
      weight: bound.weight,
    }),
    Qualifier: bound.qualifier,
    Enable: 1,
    AvailableStatus: "Available",
    CustomArgument: "",
    ResourceId: `qcs::clb:${region}:uin/${context.caller.account.uin}:${place}`,
    BindStatus: "",
    TriggerAttribute: "",
    Description: "",
    BoundResources: "",
    ...times(bound),
  };
}

export function listTriggers(request: z.output<typeof listAction.request>, context: CallContext) {
  const { FunctionName, Namespace = "default", OrderBy, Order, Filters = [] } = request;
  findFunction(context.region, Namespace, FunctionName);
  const filters = Filters.map(qualifierFilter);
  const found = triggersOf(context, Namespace, FunctionName).filter((trigger) =>
    filters.every((passes) => passes(trigger)),
  );
  const key = ({ bound }: ClbTrigger) => (OrderBy === "add_time" ? bound.addedAt : bound.modifiedAt);
  const page = pageOf(
    sorted(found, key, ({ rule }) => rule.id, Order),
    request.Offset,
    request.Limit,
  );
  return { TotalCount: page.total, Triggers: page.items.map((trigger) => triggerDocument(trigger, context)) };
}

function qualifierFilter({ Name, Values }: { Name: string; Values: string[] }): (trigger: ClbTrigger) => boolean {
  if (Name !== "Qualifier") throw new ApiRefusal("InvalidParameterValue.Filters", wrongValue(`Filters.${Name}`));
  return ({ bound }) => Values.includes(bound.qualifier);
}

const latest = "$LATEST";

/** Unbinds the rule at once; refused while its load balancer works on a task. */
export function deleteTrigger(request: z.output<typeof deleteAction.request>, context: CallContext) {
  const { FunctionName, TriggerName, Type, Namespace = "default", Qualifier = latest } = request;
  findFunction(context.region, Namespace, FunctionName);
  if (!knownTypes.includes(Type)) throw new ApiRefusal("InvalidParameterValue.Type", wrongValue("Type"));
  const trigger = triggersOf(context, Namespace, FunctionName).find(
    ({ rule, bound }) => Type === "clb" && rule.id === TriggerName && bound.qualifier === Qualifier,
  );
  if (!trigger) {
    throw new ApiRefusal("ResourceNotFound.Trigger", {
      en: `The trigger \`${TriggerName}\` does not exist.`,
      zh: `触发器 \`${TriggerName}\` 不存在。`,
    });
  }
  const { loadBalancer, listener, rule } = trigger;
  refuseWhileBusy("FailedOperation.DeleteTrigger", [loadBalancer], context);
  const change = { kind: "set-function", listenerId: listener.id, locationId: rule.id, function: null } as const;
  begin(deleteAction, context, [loadBalancer.id], change, { atOnce: true });
  return {};
}

const knownTypes = ["clb", "timer", "cos", "cmq", "ckafka", "apigw", "cls", "http"];

/** Refuses an immediate unbind while one of the load balancers is locked by a task. */
export function refuseWhileBusy(code: Code, loadBalancers: LoadBalancer[], context: CallContext): void {
  const { tasks, caller, regionId } = context;
  const busy = loadBalancers.find(({ id }) => tasks.isBusy(caller.account.uin, regionId, id));
  if (!busy) return;
  throw new ApiRefusal(code, {
    en: `Loadbalancer(${busy.id}) is working on a task, please try later.`,
    zh: `负载均衡（${busy.id}）有任务正在执行，请稍后重试。`,
  });
}
