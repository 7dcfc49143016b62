import type { Restriction, Verdict } from "#lib/binding/types.ts";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { refusalBy } from "#lib/sandbox/actions/find.ts";
import type { Code } from "#lib/sandbox/codes.ts";
import { frontTexts } from "#lib/sandbox/messages.ts";
import type { Text } from "#lib/sandbox/refusal.ts";

/**
 * How the cloud words each reason for which something can't be bound. The API page names the restrictions without
 * their codes, so all codes but ProtocolCheckFailed are our choice among those that it lists.
 */
const restrictions: Record<Restriction, { code: Code; text: Text }> = {
  "region-unsupported": {
    code: "UnsupportedRegion",
    text: frontTexts.unsupportedRegion,
  },
  "account-classic": {
    code: "FailedOperation",
    text: {
      en: "Only the standard account type supports binding SCF functions.",
      zh: "仅标准账户类型支持绑定云函数，传统账户类型不支持。",
    },
  },
  "load-balancer-classic": {
    code: "FailedOperation",
    text: { en: "Classic CLB does not support binding SCF functions.", zh: "传统型负载均衡不支持绑定云函数。" },
  },
  "load-balancer-basic-network": {
    code: "FailedOperation",
    text: {
      en: "CLB in the basic network does not support binding SCF functions.",
      zh: "基础网络类型的负载均衡不支持绑定云函数。",
    },
  },
  "load-balancer-ipv6": {
    code: "FailedOperation",
    text: {
      en: "Only IPv4 and IPv6 NAT64 CLB supports binding SCF functions.",
      zh: "仅 IPv4、IPv6 NAT64 版本的负载均衡支持绑定云函数。",
    },
  },
  "load-balancer-creating": {
    code: "FailedOperation",
    text: { en: "The CLB instance is being created.", zh: "负载均衡实例正在创建中。" },
  },
  "load-balancer-isolated": {
    code: "FailedOperation",
    text: { en: "The CLB instance is isolated.", zh: "负载均衡实例已被隔离。" },
  },
  "listener-layer-4": {
    code: "InvalidParameter.ProtocolCheckFailed",
    text: { en: "This interface only support HTTP/HTTPS listener.", zh: "该接口仅支持 HTTP/HTTPS 监听器。" },
  },
  "listener-quic": {
    code: "InvalidParameter.ProtocolCheckFailed",
    text: { en: "This interface does not support QUIC listener.", zh: "该接口不支持 QUIC 监听器。" },
  },
  "rule-redirects": {
    code: "FailedOperation",
    text: { en: "The forwarding rule redirects to another rule.", zh: "该转发规则已配置重定向。" },
  },
  "rule-target-group": {
    code: "FailedOperation",
    text: { en: "The forwarding rule is bound to a target group.", zh: "该转发规则绑定的是目标组。" },
  },
  "rule-has-function": {
    code: "LimitExceeded",
    text: {
      en: "The forwarding rule is bound to another function: a rule supports binding only one SCF function.",
      zh: "该转发规则已绑定其他云函数，一条转发规则只支持绑定一个云函数。",
    },
  },
  "function-not-event": {
    code: "InvalidParameterValue",
    text: { en: "Only SCF functions of the Event type can be bound.", zh: "仅支持绑定事件类型的云函数。" },
  },
  "function-not-active": {
    code: "FailedOperation",
    text: { en: "The function is not in the Active status.", zh: "云函数不是正常（Active）状态。" },
  },
  "qualifier-missing": {
    code: "ResourceNotFound",
    text: {
      en: "The version or alias of the function does not exist in this region.",
      zh: "当前地域下不存在该函数版本或别名。",
    },
  },
};

/** Warnings never refuse. */
export function refuseIneligible(action: Action, verdict: Verdict<Restriction>): void {
  if (verdict.kind === "ineligible") throw refusalOf(action, verdict.reason);
}

export function refusalOf(action: Action, reason: Restriction): Error {
  const { code, text } = restrictions[reason];
  return refusalBy(action, code, text);
}

export function textOf(reason: Restriction): Text {
  return restrictions[reason].text;
}
