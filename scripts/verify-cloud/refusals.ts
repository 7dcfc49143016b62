import { randomUUID } from "node:crypto";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import {
  describeListeners,
  describeLoadBalancers,
  describeTargets,
  describeTaskStatus,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { listFunctions, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { Secret } from "#lib/secret.ts";
import type { CheckId } from "#scripts/verify-cloud/assumptions.ts";
import type { CallOptions, Cloud, Outcome } from "#scripts/verify-cloud/cloud.ts";
import type { Findings } from "#scripts/verify-cloud/findings.ts";
import type { Survey } from "#scripts/verify-cloud/survey.ts";

/** Ids and keys of the documented form that don't exist. */
export const nobodys = {
  loadBalancer: "lb-zzzzzzzz",
  listener: "lbl-zzzzzzzz",
  rule: "loc-zzzzzzzz",
  function: "no-such-function-zzzz",
  region: "ap-nowhere",
};

type Provocation = [id: CheckId, action: Action, body: object, options?: CallOptions];

const wrongKey: CallOptions = { keys: (own) => ({ ...own, secretKey: new Secret("0".repeat(32)) }) };
const unknownKey: CallOptions = { keys: (own) => ({ ...own, secretId: `AKID${"0".repeat(32)}` }) };
const unknownAction: Action = { ...describeListeners, name: "DescribeNothing" };

/** Reads that the cloud must refuse, each with one fault; with two for the order of the checks. */
const provocations: Provocation[] = [
  ["unknown-load-balancer", describeListeners, { LoadBalancerId: nobodys.loadBalancer }],
  ["unlisted-code", describeTargets, { LoadBalancerId: nobodys.loadBalancer }],
  ["malformed-id", describeListeners, { LoadBalancerId: "lb-1" }],
  ["unknown-function", listVersionByFunction, { FunctionName: nobodys.function, Namespace: "default" }],
  ["unknown-namespace", listFunctions, { Namespace: "no-such-namespace" }],
  ["unknown-filter", describeLoadBalancers, { Filters: [{ Name: "no-such-filter", Values: ["1"] }] }],
  ["missing-parameter", describeListeners, {}],
  ["unknown-parameter", describeLoadBalancers, { NoSuchParameter: "1" }],
  ["wrong-type", describeLoadBalancers, { Limit: "20" }],
  ["wrong-value", describeLoadBalancers, { OrderBy: "Nothing" }],
  ["limit-load-balancers", describeLoadBalancers, { Limit: 101 }],
  ["limit-functions", listFunctions, { Namespace: "default", Limit: 101 }],
  ["unknown-task", describeTaskStatus, { TaskId: randomUUID() }],
  ["no-task", describeTaskStatus, {}],
  ["unknown-action", unknownAction, {}],
  ["unknown-version", { ...describeListeners, version: "2000-01-01" }, {}],
  ["unknown-region", describeLoadBalancers, {}, { region: nobodys.region }],
  ["no-region", describeLoadBalancers, {}, { region: null }],
  ["wrong-signature", describeLoadBalancers, {}, wrongKey],
  ["unknown-key", describeLoadBalancers, {}, unknownKey],
  ["old-timestamp", describeLoadBalancers, {}, { skew: -600 }],
  ["order-signature-action", unknownAction, {}, wrongKey],
  ["order-action-region", unknownAction, {}, { region: nobodys.region }],
  ["order-region-parameter", describeListeners, {}, { region: nobodys.region }],
];

/** Provokes each refusal in English and in Chinese, and records code, messages, and whether there is a RequestId. */
export async function lookAtRefusals(cloud: Cloud, found: Findings, { loadBalancerId }: Survey): Promise<void> {
  const refused: { en: Outcome; zh: Outcome }[] = [];

  async function provoke([id, action, body, options]: Provocation): Promise<void> {
    const en = await cloud.ask(action, body, { ...options, language: "en-US" });
    const zh = await cloud.ask(action, body, { ...options, language: "zh-CN" });
    if (en.failure?.kind === "refused" && zh.failure?.kind === "refused") refused.push({ en, zh });
    found.saw(id, en.code === zh.code ? en.code : `${en.code}, in Chinese ${zh.code}`, {
      message: { en: en.message, zh: zh.message },
    });
  }

  for (const provocation of provocations) await provoke(provocation);
  if (loadBalancerId === null) found.couldNotSee("unknown-listener", "no load balancer to ask about");
  else {
    const body = { LoadBalancerId: loadBalancerId, ListenerIds: [nobodys.listener] };
    await provoke(["unknown-listener", describeTargets, body]);
  }

  const all = refused.flatMap(({ en, zh }) => [en, zh]);
  if (all.length === 0) return;
  const unnamed = all.filter(({ requestId }) => requestId === null).length;
  found.saw("envelope-refusal", unnamed === 0 ? "there" : `left out in ${unnamed} of ${all.length}`);
  const wrong = refused.filter(({ en, zh }) => isChinese(en) || !isChinese(zh)).length;
  found.saw("language", wrong === 0 ? "as asked for" : `not as asked for in ${wrong} of ${refused.length}`);
}

function isChinese({ message }: Outcome): boolean {
  return /\p{Script=Han}/u.test(message ?? "");
}
