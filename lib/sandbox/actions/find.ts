import type { Action } from "#lib/cloud/catalogue/action.ts";
import { type Code, isCode } from "#lib/sandbox/codes.ts";
import { ApiRefusal, type Text } from "#lib/sandbox/refusal.ts";
import { findListener as listenerOf, type Region } from "#lib/sandbox/world/region.ts";
import type { Listener, LoadBalancer } from "#lib/sandbox/world/types.ts";

/** Common codes, which every action may return although its page doesn't list them. */
const common = new Set([
  "FailedOperation",
  "InvalidParameter",
  "InvalidParameterValue",
  "LimitExceeded",
  "MissingParameter",
  "ResourceNotFound",
]);

/** The code if the action's page lists it, else its first part: each page lists another set of codes. */
export function refusalBy(action: Action, code: Code, text: Text): ApiRefusal {
  const listed = action.errors.includes(code) || common.has(code);
  const [general = code] = code.split(".", 1);
  return new ApiRefusal(listed || !isCode(general) ? code : general, text);
}

/** Ids are `lb-`, `lbl-` or `loc-` and eight letters or digits. */
export function checkId(parameter: string, id: string, prefix: "lb-" | "lbl-" | "loc-"): void {
  if (id.startsWith(prefix) && /^[a-z0-9]{8}$/.test(id.slice(prefix.length))) return;
  throw new ApiRefusal("InvalidParameter.FormatError", {
    en: `The format of the parameter \`${parameter}\` is wrong: \`${id}\`.`,
    zh: `参数 \`${parameter}\` 格式错误：\`${id}\`。`,
  });
}

export function findLoadBalancer(action: Action, region: Region, id: string): LoadBalancer {
  checkId("LoadBalancerId", id, "lb-");
  const loadBalancer = region.loadBalancer(id);
  if (loadBalancer) return loadBalancer;
  throw refusalBy(action, "InvalidParameter.LBIdNotFound", {
    en: `Invalid LoadBalancerId, LoadBalancerId: ${id} not exist`,
    zh: `负载均衡实例 ${id} 不存在`,
  });
}

export function findListener(action: Action, loadBalancer: LoadBalancer, id: string): Listener {
  const listener = listenerOf(loadBalancer, id);
  if (listener) return listener;
  throw refusalBy(action, "InvalidParameter.ListenerIdNotFound", {
    en: `some ListenerId ${id} not found`,
    zh: `监听器 ${id} 不存在`,
  });
}
