import { z } from "zod";
import { flag, list, maybe, opaque, opaques, text, texts, whole } from "#lib/cloud/catalogue/members.ts";

const tag = z.object({ TagKey: text, TagValue: text });

const targetRegion = z.object({ Region: text, VpcId: text, NumericalVpcId: whole });

/**
 * A load balancer, the members that the console reads. Enumerations are text: the cloud's spelling varies in case, so
 * compare them without it. All but the id may be `null`. `Status`: 0 being created, 1 running. `Forward`: 1 application, 0 classic.
 */
export const loadBalancer = z.object({
  LoadBalancerId: z.string(),
  LoadBalancerName: text,
  LoadBalancerType: text,
  Forward: whole,
  Status: whole,
  Isolation: whole,
  Domain: text,
  LoadBalancerDomain: text,
  LoadBalancerVips: texts,
  AddressIPVersion: text,
  IPv6Mode: text,
  AddressIPv6: text,
  VpcId: text,
  NumericalVpcId: whole,
  SubnetId: text,
  TargetRegionInfo: maybe(targetRegion),
  ProjectId: whole,
  Tags: list(tag),
  CreateTime: text,
});

export type LoadBalancer = z.output<typeof loadBalancer>;

const zone = z.object({
  ZoneId: whole,
  Zone: text,
  ZoneName: text,
  ZoneRegion: text,
  LocalZone: flag,
  EdgeZone: flag,
});

const networkAttributes = z.object({
  InternetChargeType: text,
  InternetMaxBandwidthOut: whole,
  BandwidthpkgSubType: text,
});

/** A load balancer with every documented member. */
export const loadBalancerDocument = loadBalancer.extend({
  OpenBgp: whole,
  Snat: flag,
  StatusTime: text,
  SecureGroups: texts,
  LoadBalancerPassToTarget: flag,
  IsolatedTime: text,
  ExpireTime: text,
  AnycastZone: text,
  VipIsp: text,
  MasterZone: maybe(zone),
  BackupZoneSet: list(zone),
  Zones: texts,
  ChargeType: text,
  NetworkAttributes: maybe(networkAttributes),
  PrepaidAttributes: opaque,
  Log: text,
  LogSetId: text,
  LogTopicId: text,
  HealthLogSetId: text,
  HealthLogTopicId: text,
  ConfigId: text,
  ExtraInfo: opaque,
  IsDDos: flag,
  IsBlock: flag,
  IsBlockTime: text,
  LocalBgp: flag,
  ClusterTag: text,
  ClusterIds: texts,
  MixIpTarget: flag,
  NfvInfo: text,
  ExclusiveCluster: opaque,
  SnatPro: flag,
  SnatIps: opaques,
  SlaType: text,
  AttributeFlags: texts,
  Egress: text,
  Exclusive: whole,
  TargetCount: whole,
  AssociateEndpoint: text,
  AvailableZoneAffinityInfo: opaque,
});
