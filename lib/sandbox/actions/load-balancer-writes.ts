import type { z } from "zod";
import {
  createLoadBalancer as createAction,
  deleteLoadBalancer as deleteAction,
} from "#lib/cloud/catalogue/clb/load-balancer-writes.ts";
import { begin, refuseBusy } from "#lib/sandbox/actions/begin.ts";
import { checkId, findLoadBalancer, refusalBy } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { serversOf } from "#lib/sandbox/actions/load-balancer-query.ts";
import { quotaOf } from "#lib/sandbox/actions/quota.ts";
import { missingParameter, wrongValue } from "#lib/sandbox/messages.ts";
import { idSource, randomStream } from "#lib/sandbox/random.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { freeAddress } from "#lib/sandbox/world/address.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";
import { zoneNamed } from "#lib/sandbox/world/zone.ts";

type CreateRequest = z.output<typeof createAction.request>;

/** Orders load balancers. They exist once their task has ended; a repeated ClientToken orders nothing. */
export function createLoadBalancer(request: CreateRequest, context: CallContext) {
  const ipVersion = ipVersionOf(request);
  checkForm(request, ipVersion);
  const account = context.caller.account.uin;
  const token = request.ClientToken || null;
  const earlier =
    token !== null &&
    context.tasks.findOrder(
      (order, task) => order.clientToken === token && task.account === account && task.region === context.regionId,
    );
  if (earlier) return { LoadBalancerIds: earlier.loadBalancerIds, DealName: earlier.order?.dealName };
  const count = request.Number ?? 1;
  refuseBeyondQuota(request.LoadBalancerType, count, context);
  const loadBalancers = make(request, ipVersion, count, context);
  const ids = loadBalancers.map((one) => one.id);
  const dealName = dealNameOf(context);
  begin(
    createAction,
    context,
    ids,
    { kind: "add-load-balancers", loadBalancers },
    { order: { dealName, clientToken: token } },
  );
  return { LoadBalancerIds: ids, DealName: dealName };
}

function ipVersionOf({ AddressIPVersion = "IPV4" }: CreateRequest): LoadBalancer["ipVersion"] {
  const asked = AddressIPVersion.toLowerCase();
  if (asked === "ipv4") return "ipv4";
  return asked === "ipv6" ? "nat64" : "ipv6";
}

function checkForm(request: CreateRequest, ipVersion: LoadBalancer["ipVersion"]): void {
  const internal = request.LoadBalancerType === "INTERNAL";
  if (request.VpcId) checkResourceId("VpcId", request.VpcId, "vpc-");
  if (request.SubnetId) checkResourceId("SubnetId", request.SubnetId, "subnet-");
  else if (internal || ipVersion === "ipv6") throw new ApiRefusal("MissingParameter", missingParameter("SubnetId"));
  if (internal && ipVersion === "nat64") throw new ApiRefusal("InvalidParameterValue", wrongValue("AddressIPVersion"));
  if (request.Vip && (request.Number ?? 1) > 1) throw new ApiRefusal("InvalidParameterValue", wrongValue("Vip"));
  const token = request.ClientToken ?? "";
  if (token.length > 64) {
    throw new ApiRefusal("InvalidParameter.ClientTokenLimitExceeded", {
      en: "The `ClientToken` is longer than 64 characters.",
      zh: "`ClientToken` 的长度超过 64 个字符。",
    });
  }
  if (!/^[\x20-\x7e]*$/.test(token)) throw new ApiRefusal("InvalidParameterValue", wrongValue("ClientToken"));
}

function checkResourceId(parameter: string, id: string, prefix: string): void {
  if (id.startsWith(prefix) && /^[a-z0-9]{8}$/.test(id.slice(prefix.length))) return;
  throw new ApiRefusal("InvalidParameter.FormatError", wrongValue(parameter));
}

function refuseBeyondQuota(network: LoadBalancer["network"], count: number, context: CallContext): void {
  const quota = quotaOf(network, context.region);
  if (quota.current + count <= quota.limit) return;
  throw new ApiRefusal("LimitExceeded", {
    en: `The quota ${quota.id} of ${quota.limit} load balancers is used up.`,
    zh: `配额 ${quota.id}（${quota.limit} 个负载均衡实例）已用完。`,
  });
}

function make(
  request: CreateRequest,
  ipVersion: LoadBalancer["ipVersion"],
  count: number,
  { seed, now, region, regionId }: CallContext,
): LoadBalancer[] {
  const zone = zoneNamed(regionId, request.MasterZoneId || request.ZoneId || `${regionId}-3`);
  if (!zone)
    throw new ApiRefusal("InvalidParameterValue", wrongValue(request.MasterZoneId ? "MasterZoneId" : "ZoneId"));
  const newId = idSource(seed);
  const network = request.LoadBalancerType;
  const home = region.loadBalancersBy("CreateTime").find((one) => one.vpc)?.vpc;
  const vpc = {
    id: request.VpcId || home?.id || idSource(regionId)("vpc-"),
    numericalId:
      home && (!request.VpcId || request.VpcId === home.id) ? home.numericalId : numericalId(request.VpcId ?? regionId),
    subnetId: request.SubnetId || home?.subnetId || idSource(regionId)("subnet-"),
  };
  const taken = new Set(region.loadBalancersBy("CreateTime").map((one) => one.vip));
  return Array.from({ length: count }, () => {
    const id = newId("lb-");
    const vip = request.Vip || freeAddress(id, { network, ipVersion }, taken);
    taken.add(vip);
    return {
      id,
      name: count === 1 && request.LoadBalancerName ? request.LoadBalancerName : id,
      network,
      forward: 1,
      ipVersion,
      vpc,
      vip,
      domain: "",
      status: "running",
      isolated: false,
      createdAt: now,
      zone,
      isp: network === "INTERNAL" ? "INTERNAL" : request.VipIsp || "BGP",
      projectId: request.ProjectId ?? 0,
      chargeType: request.LBChargeType ?? "POSTPAID_BY_HOUR",
      internet:
        network === "INTERNAL"
          ? null
          : {
              chargeType: request.InternetAccessible?.InternetChargeType ?? "TRAFFIC_POSTPAID_BY_HOUR",
              maxBandwidthOut: request.InternetAccessible?.InternetMaxBandwidthOut ?? 10,
            },
      sla: request.SlaType === "SLA" ? "clb.c2.medium" : (request.SlaType ?? ""),
      exclusive: request.ExclusiveCluster !== undefined,
      securityGroups: [],
      tags: (request.Tags ?? []).map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue })),
      listeners: [],
    };
  });
}

function numericalId(text: string): number {
  return 1_000_000 + Math.floor(randomStream(text)() * 1_000_000);
}

/** Format: the date and 15 more digits, 20261124… */
function dealNameOf({ now, seed }: CallContext): string {
  const day = new Date((now + 8 * 3600) * 1000).toISOString().slice(0, 10).replaceAll("-", "");
  const random = randomStream(`${seed}/deal`);
  return day + Array.from({ length: 15 }, () => Math.floor(random() * 10)).join("");
}

/** With this many servers or more, a deletion needs ForceDelete. */
const manyServers = 20;

export function deleteLoadBalancer(request: z.output<typeof deleteAction.request>, context: CallContext) {
  const ids = [...new Set(request.LoadBalancerIds)];
  for (const id of ids) checkId("LoadBalancerIds", id, "lb-");
  const loadBalancers = ids.map((id) => findLoadBalancer(deleteAction, context.region, id));
  for (const one of loadBalancers) refuseBusy(deleteAction, context, one);
  const servers = loadBalancers.find((one) => serversOf(one).length >= manyServers);
  if (servers && !request.ForceDelete) {
    throw refusalBy(deleteAction, "FailedOperation", {
      en: `The load balancer ${servers.id} has ${manyServers} servers or more: set ForceDelete to delete it.`,
      zh: `负载均衡 ${servers.id} 绑定了 ${manyServers} 个或更多后端服务，如需删除请设置 ForceDelete。`,
    });
  }
  begin(deleteAction, context, ids, { kind: "remove-load-balancers" });
  return {};
}
