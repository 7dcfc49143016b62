import type { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import {
  deregisterTargets as deregisterAction,
  modifyTargetWeight as modifyAction,
  registerTargets as registerAction,
  type TargetInput,
  type TargetsRequest,
} from "#lib/cloud/catalogue/clb/target-writes.ts";
import { begin, refuseBusy } from "#lib/sandbox/actions/begin.ts";
import { checkId, findListener, findLoadBalancer, refusalBy } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { mostServers } from "#lib/sandbox/actions/quota.ts";
import { refuseUnready } from "#lib/sandbox/actions/ready.ts";
import { refusalOf } from "#lib/sandbox/actions/restrictions.ts";
import { checkRuleName, findRequestedRule } from "#lib/sandbox/actions/rule-name.ts";
import { missingParameter, wrongValue } from "#lib/sandbox/messages.ts";
import { randomStream } from "#lib/sandbox/random.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { sameServer } from "#lib/sandbox/world/change.ts";
import type { LoadBalancer, Server } from "#lib/sandbox/world/types.ts";

/** Documented for servers. */
const defaultWeight = 10;

interface Place {
  loadBalancer: LoadBalancer;
  listenerId: string;
  /** Null on layer 4. */
  locationId: string | null;
  /** The servers registered now. */
  present: Server[];
}

export function registerTargets(request: TargetsRequest, context: CallContext) {
  const place = findPlace(registerAction, request, context);
  refuseUnready(registerAction, place.loadBalancer);
  refuseUnfit(request, place);
  const servers = request.Targets.map((target, index) => serverOf(target, index, context.now));
  const all = [...place.present, ...servers];
  const repeated = all.find((server, index) => all.findIndex((other) => sameServer(other, server)) < index);
  if (repeated) {
    throw refusalBy(registerAction, "InvalidParameterValue.Duplicate", {
      en: `The target ${repeated.privateIp}:${repeated.port} is given or bound already.`,
      zh: `后端服务 ${repeated.privateIp}:${repeated.port} 重复或已绑定。`,
    });
  }
  if (all.length > mostServers) {
    throw new ApiRefusal("LimitExceeded", {
      en: `At most ${mostServers} targets can be bound.`,
      zh: `最多可绑定 ${mostServers} 个后端服务。`,
    });
  }
  return start(registerAction, "add-servers", place, servers, context);
}

export function deregisterTargets(request: TargetsRequest, context: CallContext) {
  const place = findPlace(deregisterAction, request, context);
  return start(
    deregisterAction,
    "remove-servers",
    place,
    boundServers(deregisterAction, request, place, context),
    context,
  );
}

export function modifyTargetWeight(request: z.output<typeof modifyAction.request>, context: CallContext) {
  const place = findPlace(modifyAction, request, context);
  const servers = boundServers(modifyAction, request, place, context).map((server, index) => ({
    ...server,
    weight: request.Targets[index]?.Weight ?? request.Weight ?? defaultWeight,
  }));
  return start(modifyAction, "weigh-servers", place, servers, context);
}

function findPlace(action: Action, request: TargetsRequest, { region }: CallContext): Place {
  checkId("ListenerId", request.ListenerId, "lbl-");
  const loadBalancer = findLoadBalancer(action, region, request.LoadBalancerId);
  const listener = findListener(action, loadBalancer, request.ListenerId);
  if (listener.protocol !== "HTTP" && listener.protocol !== "HTTPS") {
    return { loadBalancer, listenerId: listener.id, locationId: null, present: listener.servers };
  }
  checkRuleName(request);
  const rule = findRequestedRule(action, listener, request);
  return { loadBalancer, listenerId: listener.id, locationId: rule.id, present: rule.servers };
}

function refuseUnfit(request: TargetsRequest, { loadBalancer, locationId }: Place): void {
  const rules = loadBalancer.listeners.flatMap((listener) => listener.rules);
  const rule = rules.find((one) => one.id === locationId);
  if (rule?.redirect) throw refusalOf(registerAction, "rule-redirects");
  if (rule?.targetType === "TARGETGROUP") throw refusalOf(registerAction, "rule-target-group");
  for (const [index, target] of request.Targets.entries()) {
    if (target.Type === "ENI" && !target.EniIp) {
      throw new ApiRefusal("MissingParameter", missingParameter(`Targets.${index}.EniIp`));
    }
  }
}

/** A network interface has the given address; that of a server is derived from its id. */
function serverOf(target: TargetInput, index: number, now: number): Server {
  const parameter = `Targets.${index}`;
  const shared = {
    port: target.Port,
    weight: target.Weight ?? defaultWeight,
    tag: target.Tag ?? null,
    registeredAt: now,
  };
  if (target.EniIp) {
    if (!/^(\d{1,3}\.){3}\d{1,3}$|^[0-9a-f:]+$/i.test(target.EniIp)) {
      throw new ApiRefusal("InvalidParameterValue", wrongValue(`${parameter}.EniIp`));
    }
    const instanceId = target.InstanceId ?? `eni-${eightSigns(target.EniIp)}`;
    return { ...shared, type: "ENI", instanceId, name: "", privateIp: target.EniIp, publicIp: null };
  }
  const id = target.InstanceId ?? "";
  if (id === "") throw new ApiRefusal("MissingParameter", missingParameter(`${parameter}.InstanceId`));
  if (!/^ins-[a-z0-9]{8}$/.test(id))
    throw new ApiRefusal("InvalidParameter.FormatError", wrongValue(`${parameter}.InstanceId`));
  return { ...shared, type: "CVM", instanceId: id, name: id, privateIp: addressOf(id), publicIp: null };
}

function eightSigns(text: string): string {
  return Math.floor(randomStream(text)() * 36 ** 8)
    .toString(36)
    .padStart(8, "0");
}

function addressOf(instanceId: string): string {
  const number = Math.floor(randomStream(instanceId)() * 2 ** 16);
  return `10.1.${number >> 8}.${number & 255}`;
}

/** The registered servers that the request names, in its order. @throws Refusal if one is not registered */
function boundServers(action: Action, request: TargetsRequest, place: Place, { now }: CallContext): Server[] {
  return request.Targets.map((target, index) => {
    const known = place.present.find((one) => one.port === target.Port && names(target, one));
    if (known) return known;
    const asked = serverOf(target, index, now);
    throw refusalBy(action, "InvalidParameterValue", {
      en: `The target ${asked.instanceId}:${asked.port} is not bound.`,
      zh: `后端服务 ${asked.instanceId}:${asked.port} 未绑定。`,
    });
  });
}

function names(target: TargetInput, server: Server): boolean {
  return target.EniIp ? target.EniIp === server.privateIp : target.InstanceId === server.instanceId;
}

function start(
  action: Action,
  kind: "add-servers" | "remove-servers" | "weigh-servers",
  { loadBalancer, listenerId, locationId }: Place,
  servers: Server[],
  context: CallContext,
) {
  refuseBusy(action, context, loadBalancer);
  begin(action, context, [loadBalancer.id], { kind, listenerId, locationId, servers });
  return {};
}
