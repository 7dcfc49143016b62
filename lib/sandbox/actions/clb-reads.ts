import type { z } from "zod";
import {
  describeListeners as describeListenersAction,
  type describeLoadBalancers as describeLoadBalancersAction,
  describeTargets as describeTargetsAction,
  type describeTaskStatus as describeTaskStatusAction,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { checkId, findLoadBalancer } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { backendDocument, functionTargetDocument, listenerDocument } from "#lib/sandbox/actions/listener-document.ts";
import { loadBalancerDocument } from "#lib/sandbox/actions/load-balancer-document.ts";
import { predicatesOf, serversOf } from "#lib/sandbox/actions/load-balancer-query.ts";
import { pageWhere } from "#lib/sandbox/actions/paging.ts";
import type { Dialect } from "#lib/sandbox/dialects.ts";
import { wrongValue } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import type { Listener, Rule } from "#lib/sandbox/world/types.ts";

type Request<Action extends { request: z.ZodType }> = z.output<Action["request"]>;

export function describeLoadBalancers(request: Request<typeof describeLoadBalancersAction>, context: CallContext) {
  for (const id of request.LoadBalancerIds ?? []) checkId("LoadBalancerIds", id, "lb-");
  const page = pageWhere(context.region.loadBalancersBy(request.OrderBy ?? "CreateTime"), {
    predicates: predicatesOf(request, context.dialect),
    descending: request.OrderType !== 0,
    offset: request.Offset ?? 0,
    limit: request.Limit ?? 20,
  });
  const counted = request.AdditionalFields?.includes("TargetCount");
  return {
    TotalCount: page.total,
    LoadBalancerSet: page.items.map((one) => ({
      ...loadBalancerDocument(one, context.regionId),
      ...(counted ? { TargetCount: serversOf(one).length } : {}),
    })),
  };
}

interface ListenerChoice {
  ListenerIds?: string[] | undefined;
  Protocol?: string | undefined;
  Port?: number | undefined;
}

function choose(listeners: Listener[], { ListenerIds, Protocol, Port }: ListenerChoice): Listener[] {
  for (const id of ListenerIds ?? []) checkId("ListenerIds", id, "lbl-");
  return listeners.filter(
    (listener) =>
      (!ListenerIds?.length || ListenerIds.includes(listener.id)) &&
      (Protocol === undefined || listener.protocol === Protocol) &&
      (Port === undefined || listener.port === Port),
  );
}

export function describeListeners(request: Request<typeof describeListenersAction>, { region }: CallContext) {
  const loadBalancer = findLoadBalancer(describeListenersAction, region, request.LoadBalancerId);
  const listeners = choose(loadBalancer.listeners, request);
  return { TotalCount: listeners.length, Listeners: listeners.map(listenerDocument) };
}

export function describeTargets(request: Request<typeof describeTargetsAction>, { region, dialect }: CallContext) {
  const loadBalancer = findLoadBalancer(describeTargetsAction, region, request.LoadBalancerId);
  const filters = (request.Filters ?? []).map(ruleFilter);
  return {
    Listeners: choose(loadBalancer.listeners, request).map((listener) => {
      const layer7 = listener.protocol === "HTTP" || listener.protocol === "HTTPS";
      const rules = listener.rules.filter((rule) => filters.every((passes) => passes(rule)));
      return {
        ListenerId: listener.id,
        Protocol: listener.protocol,
        Port: listener.port,
        EndPort: 0,
        Rules: layer7 ? rules.map((rule) => ruleTargets(rule, dialect)) : null,
        Targets: layer7 ? null : listener.servers.map(backendDocument),
      };
    }),
  };
}

function ruleFilter({ Name, Values }: { Name: string; Values: string[] }): (rule: Rule) => boolean {
  switch (Name) {
    case "location-id":
      return (rule) => Values.includes(rule.id);
    case "private-ip-address":
      return (rule) => rule.servers.some((server) => Values.includes(server.privateIp));
    case "tag":
      return (rule) => rule.servers.some((server) => server.tag !== null && Values.includes(server.tag));
    default:
      throw new ApiRefusal("InvalidParameterValue.InvalidFilter", wrongValue(`Filters.${Name}`));
  }
}

/** An unbound rule has `null`, not an empty list: Terraform recognises a removed binding only by that. */
function ruleTargets(rule: Rule, { unbound }: Dialect) {
  return {
    LocationId: rule.id,
    Domain: rule.domain,
    Url: rule.url,
    Targets: rule.servers.length > 0 ? rule.servers.map(backendDocument) : null,
    FunctionTargets: rule.function ? [functionTargetDocument(rule.function)] : unbound,
  };
}

/** Status: 0 done, 1 failed, 2 in progress. A task is known only in its own account and region. */
export function describeTaskStatus(request: Request<typeof describeTaskStatusAction>, context: CallContext) {
  const { TaskId, DealName } = request;
  if (!TaskId && !DealName) {
    throw new ApiRefusal("InvalidParameter", {
      en: "One of `TaskId` and `DealName` is required.",
      zh: "`TaskId` 与 `DealName` 必须填写其中一个。",
    });
  }
  const task = TaskId ? context.tasks.find(TaskId) : context.tasks.findOrder((order) => order.dealName === DealName);
  const own = task?.account === context.caller.account.uin && task.region === context.regionId;
  if (!task?.known || !own) {
    throw new ApiRefusal(context.dialect.unknownTask, {
      en: `The task \`${TaskId || DealName}\` does not exist.`,
      zh: `任务 \`${TaskId || DealName}\` 不存在。`,
    });
  }
  if (!task.settled) return { Status: 2 };
  return {
    Status: task.failure ? 1 : 0,
    LoadBalancerIds: task.loadBalancerIds,
    Message: task.failure?.[context.language] ?? null,
  };
}
