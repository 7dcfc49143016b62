import { messages as englishMessages } from "#lib/i18n/messages/en/index.ts";
import { messages as chineseMessages } from "#lib/i18n/messages/zh-CN/index.ts";

/** English names are a contract, so they are written out here instead of taken from the messages. */
export const english = {
  region: "Region",
  loadBalancer: "Load balancer",
  listener: "Listener",
  rule: "Forwarding rule",
  namespace: "Namespace",
  function: "Function",
  qualifier: "Version or alias",
  weight: "Weight",
  reason: "Reason",
  review: "Review",
  bind: "Bind function",
  replace: "Replace function",
  reweigh: "Change weight",
  running: "Running",
  succeeded: "Succeeded",
  guangzhou: "South China (Guangzhou)",
  /** Hint beside the button once the choice is complete. */
  ready: englishMessages.bind.review.hint,
};

export type Names = typeof english;

const { field, change, state, bind } = chineseMessages;

export const chinese: Names = {
  region: field.region,
  loadBalancer: field.loadBalancerId,
  listener: field.listenerId,
  rule: field.locationId,
  namespace: field.namespace,
  function: field.function,
  qualifier: field.qualifier,
  weight: field.weight,
  reason: field.reason,
  review: bind.review.button,
  bind: change.bind,
  replace: change.replace,
  reweigh: change.reweigh,
  running: state.running.label,
  succeeded: state.succeeded.label,
  guangzhou: "华南地区（广州）",
  ready: bind.review.hint,
};
