import type { z } from "zod";
import {
  type CertificateInput,
  createListener as createAction,
  deleteListener as deleteAction,
  type MultiCertificateInput,
} from "#lib/cloud/catalogue/clb/listener-writes.ts";
import { begin, refuseBusy } from "#lib/sandbox/actions/begin.ts";
import { checkId, findListener, findLoadBalancer, refusalBy } from "#lib/sandbox/actions/find.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { mostListeners } from "#lib/sandbox/actions/quota.ts";
import { refuseUnready } from "#lib/sandbox/actions/ready.ts";
import { missingParameter, wrongLength, wrongValue } from "#lib/sandbox/messages.ts";
import { idSource } from "#lib/sandbox/random.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import type { Listener, LoadBalancer } from "#lib/sandbox/world/types.ts";

type CreateRequest = z.output<typeof createAction.request>;

const withCertificate = ["HTTPS", "TCP_SSL", "QUIC"];
const overUdp = ["UDP", "QUIC"];

export function createListener(request: CreateRequest, context: CallContext) {
  const loadBalancer = findLoadBalancer(createAction, context.region, request.LoadBalancerId);
  refuseUnready(createAction, loadBalancer);
  checkForm(request, loadBalancer);
  for (const port of request.Ports) refuseTaken(request, loadBalancer, port);
  if (loadBalancer.listeners.length + request.Ports.length > mostListeners) {
    throw new ApiRefusal("LimitExceeded", {
      en: `A load balancer has at most ${mostListeners} listeners.`,
      zh: `每个负载均衡最多 ${mostListeners} 个监听器。`,
    });
  }
  refuseBusy(createAction, context, loadBalancer);
  const newId = idSource(context.seed);
  const listeners = request.Ports.map((port, index): Listener => {
    const certificateId = certificateOf(request, newId);
    return {
      id: newId("lbl-"),
      name: request.ListenerNames?.[index] ?? "",
      protocol: request.Protocol,
      port,
      sni: request.SniSwitch === 1,
      certificateId,
      createdAt: context.now,
      rules: [],
      servers: [],
      extra: extraOf(request, certificateId),
    };
  });
  begin(createAction, context, [loadBalancer.id], { kind: "add-listeners", listeners });
  return { ListenerIds: listeners.map((one) => one.id) };
}

function checkForm(request: CreateRequest, loadBalancer: LoadBalancer): void {
  const { Ports, Protocol, ListenerNames, EndPort, SessionExpireTime } = request;
  if (ListenerNames && ListenerNames.length !== Ports.length) {
    throw new ApiRefusal("InvalidParameterValue.Length", wrongLength("ListenerNames"));
  }
  if (new Set(Ports).size < Ports.length) throw new ApiRefusal("InvalidParameterValue", wrongValue("Ports"));
  const [first = 0] = Ports;
  if (EndPort !== undefined && (Ports.length > 1 || EndPort < first)) {
    throw new ApiRefusal("InvalidParameterValue", wrongValue("EndPort"));
  }
  if (SessionExpireTime && SessionExpireTime < 30) {
    throw new ApiRefusal("InvalidParameterValue", wrongValue("SessionExpireTime"));
  }
  if (request.SniSwitch === 1 && Protocol !== "HTTPS") {
    throw new ApiRefusal("InvalidParameterValue", wrongValue("SniSwitch"));
  }
  if (Protocol === "QUIC" && loadBalancer.ipVersion === "ipv6") {
    throw new ApiRefusal("InvalidParameterValue", wrongValue("Protocol"));
  }
  const needed = withCertificate.includes(Protocol) && request.SniSwitch !== 1;
  if (needed && !hasCertificate(request)) throw new ApiRefusal("MissingParameter", missingParameter("Certificate"));
}

interface Certified {
  Certificate?: CertificateInput | undefined;
  MultiCertInfo?: MultiCertificateInput | undefined;
}

/** Given by its id, or uploaded with its content. */
export function hasCertificate({ Certificate, MultiCertInfo }: Certified): boolean {
  const one = Certificate && (Certificate.CertId || (Certificate.CertContent && Certificate.CertKey));
  return Boolean(one) || Boolean(MultiCertInfo?.CertList.length);
}

/** The id that reads show; an uploaded certificate gets a new one. */
export function certificateOf(request: Certified, newId: (prefix: string) => string): string | null {
  if (!hasCertificate(request)) return null;
  return request.Certificate?.CertId || request.MultiCertInfo?.CertList[0]?.CertId || newId("");
}

/** The certificate's members as reads show them; none without a certificate. */
export function certificateMembers({ Certificate, MultiCertInfo }: Certified, certificateId: string | null) {
  if (!certificateId) return {};
  const others = (MultiCertInfo?.CertList ?? []).slice(1).flatMap((one) => one.CertId ?? []);
  return {
    Certificate: {
      SSLMode: Certificate?.SSLMode ?? MultiCertInfo?.SSLMode ?? "UNIDIRECTIONAL",
      CertId: certificateId,
      CertCaId: Certificate?.CertCaId ?? null,
      ExtCertIds: others.length > 0 ? others : null,
    },
  };
}

function refuseTaken(request: CreateRequest, loadBalancer: LoadBalancer, port: number): void {
  const udp = overUdp.includes(request.Protocol);
  const taken = loadBalancer.listeners.some((one) => overUdp.includes(one.protocol) === udp && one.port === port);
  if (!taken) return;
  throw refusalBy(createAction, "InvalidParameter.PortCheckFailed", {
    en: `The port ${port} is taken by another listener of the load balancer.`,
    zh: `端口 ${port} 已被该负载均衡的其他监听器占用。`,
  });
}

/** The members that reads return as they were requested. */
function extraOf(request: CreateRequest, certificateId: string | null): Listener["extra"] {
  const { HealthCheck, Scheduler, SessionExpireTime, SessionType, TargetType, KeepaliveEnable, EndPort } = request;
  const { DeregisterTargetRst, MaxConn, MaxCps, IdleConnectTimeout, DataCompressMode } = request;
  const { RescheduleInterval, RescheduleStartTime } = request;
  const given = {
    HealthCheck,
    Scheduler,
    SessionExpireTime,
    SessionType,
    TargetType,
    KeepaliveEnable,
    EndPort,
    DeregisterTargetRst,
    MaxConn,
    MaxCps,
    IdleConnectTimeout,
    DataCompressMode,
    RescheduleInterval,
    RescheduleStartTime,
    ...certificateMembers(request, certificateId),
  };
  return onlyGiven(given);
}

export function onlyGiven(members: Record<string, unknown>): Listener["extra"] {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

export function deleteListener(request: z.output<typeof deleteAction.request>, context: CallContext) {
  checkId("ListenerId", request.ListenerId, "lbl-");
  const loadBalancer = findLoadBalancer(deleteAction, context.region, request.LoadBalancerId);
  const listener = findListener(deleteAction, loadBalancer, request.ListenerId);
  refuseBusy(deleteAction, context, loadBalancer);
  begin(deleteAction, context, [loadBalancer.id], { kind: "remove-listener", listenerId: listener.id });
  return {};
}
