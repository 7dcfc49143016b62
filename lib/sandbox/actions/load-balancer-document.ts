import { cloudTime } from "#lib/sandbox/clock.ts";
import type { LoadBalancer } from "#lib/sandbox/world/types.ts";
import { zoneNumber } from "#lib/sandbox/world/zone.ts";

/** A load balancer as DescribeLoadBalancers writes it; members without a value are left out. */
export function loadBalancerDocument(loadBalancer: LoadBalancer, regionId: string) {
  const { vpc, ipVersion, network, internet } = loadBalancer;
  const ipv6 = ipVersion !== "ipv4";
  const createTime = cloudTime(loadBalancer.createdAt);
  return {
    LoadBalancerId: loadBalancer.id,
    LoadBalancerName: loadBalancer.name,
    LoadBalancerType: network,
    Forward: loadBalancer.forward,
    Domain: loadBalancer.domain,
    LoadBalancerDomain: loadBalancer.domain,
    LoadBalancerVips: ipv6 ? [] : [loadBalancer.vip],
    AddressIPVersion: ipv6 ? "ipv6" : "ipv4",
    IPv6Mode: ipv6 ? (ipVersion === "nat64" ? "IPv6Nat64" : "IPv6FullChain") : null,
    AddressIPv6: ipv6 ? loadBalancer.vip : null,
    Status: loadBalancer.status === "running" ? 1 : 0,
    Isolation: loadBalancer.isolated ? 1 : 0,
    IsolatedTime: null,
    CreateTime: createTime,
    StatusTime: createTime,
    ProjectId: loadBalancer.projectId,
    // The basic network's representation is our choice: "0" and 0, as old material has it.
    VpcId: vpc?.id ?? "0",
    NumericalVpcId: vpc?.numericalId ?? 0,
    SubnetId: network === "INTERNAL" ? vpc?.subnetId : "",
    TargetRegionInfo: { Region: regionId, VpcId: vpc?.id ?? "0", NumericalVpcId: vpc?.numericalId ?? 0 },
    OpenBgp: 0,
    Snat: false,
    SnatPro: false,
    SnatIps: [],
    SecureGroups: loadBalancer.securityGroups,
    LoadBalancerPassToTarget: true,
    VipIsp: loadBalancer.isp,
    MasterZone: masterZone(loadBalancer, regionId),
    Zones: [loadBalancer.zone],
    ChargeType: loadBalancer.chargeType,
    NetworkAttributes: internet
      ? { InternetChargeType: internet.chargeType, InternetMaxBandwidthOut: internet.maxBandwidthOut }
      : null,
    Tags: loadBalancer.tags.map((tag) => ({ TagKey: tag.key, TagValue: tag.value })),
    IsDDos: false,
    IsBlock: false,
    LocalBgp: false,
    MixIpTarget: false,
    SlaType: loadBalancer.sla,
    AttributeFlags: [],
    Exclusive: loadBalancer.exclusive ? 1 : 0,
  };
}

function masterZone(loadBalancer: LoadBalancer, regionId: string) {
  return {
    ZoneId: zoneNumber(loadBalancer.zone),
    Zone: loadBalancer.zone,
    ZoneName: loadBalancer.zone,
    ZoneRegion: regionId,
    LocalZone: false,
    EdgeZone: false,
  };
}
