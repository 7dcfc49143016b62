import { cloudTime } from "#lib/sandbox/clock.ts";
import { domainsOf } from "#lib/sandbox/world/region.ts";
import type { BoundFunction, Listener, Rule, Server } from "#lib/sandbox/world/types.ts";

/** A listener as DescribeListeners writes it: without servers and functions. */
export function listenerDocument(listener: Listener) {
  const layer7 = listener.protocol === "HTTP" || listener.protocol === "HTTPS";
  return {
    ListenerId: listener.id,
    ListenerName: listener.name,
    Protocol: listener.protocol,
    Port: listener.port,
    EndPort: 0,
    CreateTime: cloudTime(listener.createdAt),
    Certificate: certificate(listener),
    Scheduler: layer7 ? null : "WRR",
    SessionExpireTime: 0,
    SessionType: "NORMAL",
    SniSwitch: listener.sni ? 1 : 0,
    TargetType: "NODE",
    KeepaliveEnable: 0,
    Toa: false,
    DeregisterTargetRst: false,
    AttrFlags: [],
    ...listener.extra,
    Rules: layer7 ? listener.rules.map((rule) => ruleDocument(rule, listener)) : null,
  };
}

function certificate({ certificateId }: Listener) {
  return certificateId ? { SSLMode: "UNIDIRECTIONAL", CertId: certificateId } : null;
}

/** A rule as DescribeListeners writes it. */
export function ruleDocument(rule: Rule, listener: Listener) {
  const { redirect } = rule;
  return {
    LocationId: rule.id,
    ListenerId: listener.id,
    Domain: rule.domain,
    Domains: domainsOf(rule),
    Url: rule.url,
    Certificate: certificate(listener),
    RewriteTarget: redirect
      ? {
          TargetListenerId: redirect.listenerId,
          TargetLocationId: redirect.locationId,
          RewriteCode: 301,
          TakeUrl: true,
          RewriteType: "Manual",
        }
      : {},
    SessionExpireTime: 0,
    Scheduler: "WRR",
    HttpGzip: true,
    BeAutoCreated: false,
    DefaultServer: rule.defaultServer,
    Http2: listener.protocol === "HTTPS",
    ForwardType: "HTTP",
    CreateTime: cloudTime(rule.createdAt),
    TargetType: rule.targetType,
    QuicStatus: rule.quic ? "QUIC_ACTIVE" : "QUIC_INACTIVE",
    ...rule.extra,
  };
}

export function backendDocument(server: Server) {
  return {
    Type: server.type,
    InstanceId: server.instanceId,
    InstanceName: server.name,
    Port: server.port,
    Weight: server.weight,
    PublicIpAddresses: server.publicIp ? [server.publicIp] : null,
    PrivateIpAddresses: [server.privateIp],
    RegisteredTime: cloudTime(server.registeredAt),
    EniId: server.type === "ENI" ? server.instanceId : null,
    Tag: server.tag,
  };
}

export function functionTargetDocument(bound: BoundFunction) {
  return {
    Function: {
      FunctionNamespace: bound.namespace,
      FunctionName: bound.name,
      FunctionQualifier: bound.qualifier,
      FunctionQualifierType: bound.qualifierType,
    },
    Weight: bound.weight,
  };
}
