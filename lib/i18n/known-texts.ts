import type { ChangePart } from "#lib/binding/types.ts";
import type { KnownCode } from "#lib/i18n/error-codes.ts";

/**
 * Texts of the cloud, under a general code or in a task's Message, that mean the same as a specific code. From public
 * issue threads, in both languages. The text for a running task is in `lib/cloud/errors.ts`, since the engine uses it.
 */
const knownTexts: { pattern: RegExp; code: KnownCode }[] = [
  {
    pattern: /(?:load ?balancer|LB|LoadBalancerId: ?\S+) not exist|负载均衡(?:实例)? ?\S* ?不存在/i,
    code: "InvalidParameter.LBIdNotFound",
  },
  { pattern: /ListenerId \S+ not found|监听器 ?\S* ?不存在/i, code: "InvalidParameter.ListenerIdNotFound" },
  {
    pattern:
      /only support HTTP\/HTTPS listener|仅支持 ?HTTP\/HTTPS ?监听器|not support QUIC listener|不支持 ?QUIC ?监听器/i,
    code: "InvalidParameter.ProtocolCheckFailed",
  },
  {
    pattern: /function\b.*\bnot\b.*\bactive\b|函数.*(?:不是|不处于|未处于).*(?:Active|正常)/i,
    code: "Console.FunctionNotActive",
  },
];

/** The code that a text of the cloud means, or null. */
export function codeOfText(message: string): KnownCode | null {
  return knownTexts.find(({ pattern }) => pattern.test(message))?.code ?? null;
}

/** Parameters with their form fields, most specific first, since a message may name several. */
const parameters: { pattern: RegExp; part: ChangePart }[] = [
  { pattern: /Qualifier/i, part: "qualifier" },
  { pattern: /FunctionNamespace|\bNamespace\b|命名空间/i, part: "namespace" },
  { pattern: /FunctionName\b/i, part: "function" },
  { pattern: /\bWeight\b|权重/i, part: "weight" },
  { pattern: /FunctionTargets/i, part: "function" },
  { pattern: /LocationId|\bloc-\w+|\bDomain\b|\bUrl\b/i, part: "rule" },
  { pattern: /ListenerId|\blbl-\w+/i, part: "listener" },
  { pattern: /LoadBalancerId|\blb-\w+/i, part: "loadBalancer" },
  { pattern: /\bRegion\b/i, part: "region" },
];

/** The part of a change whose parameter is named in a message of the cloud, or null. */
export function partNamedIn(message: string): ChangePart | null {
  return parameters.find(({ pattern }) => pattern.test(message))?.part ?? null;
}
