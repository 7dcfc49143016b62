import type { Code } from "#lib/sandbox/codes.ts";
import type { Text } from "#lib/sandbox/refusal.ts";

/**
 * Where the cloud's documents are silent, the sandbox chose. A dialect is a cloud that chose otherwise in one point, for
 * tests of whatever has to notice or to bear it.
 */
export interface Dialect {
  /** What DescribeTaskStatus says of an id that it does not know. */
  unknownTask: Code;
  /** How a second write is refused while a load balancer has a task. */
  busy(loadBalancerId: string): { code: Code; text: Text };
  /** What an unbound rule's FunctionTargets is. */
  unbound: [] | null;
  /** LoadBalancerName and Domain match the whole text, not any part of it. */
  wholeNames: boolean;
  /** The function is looked at before everything that names the rule. */
  functionFirst: boolean;
  /** A refusal carries its RequestId. */
  namesRefusals: boolean;
  /** A qualifier's type that was left out is read back as what the qualifier is. */
  fillsQualifierType: boolean;
  /** Weight of a function when none is given. The range is documented for servers, and 10 is what tools send. */
  weight: number;
  /** ModifyFunctionTargets puts another function in the place of the one that is bound. */
  modifyReplaces: boolean;
  /** A parameter that the action does not have is refused. */
  refusesUnknownParameters: boolean;
}

/** Every choice as the README of the sandbox tells it. */
export const usualDialect: Dialect = {
  unknownTask: "InvalidParameter",
  busy: (id) => ({
    code: "FailedOperation.ResourceInOperating",
    text: {
      en: `Loadbalancer(${id}) is not in normal desState, maybe some tasks are being processed, please try later.`,
      zh: `负载均衡（${id}）有任务正在执行，请稍后重试。`,
    },
  }),
  unbound: null,
  wholeNames: false,
  functionFirst: false,
  namesRefusals: true,
  fillsQualifierType: false,
  weight: 10,
  modifyReplaces: true,
  refusesUnknownParameters: true,
};

/** The points in which each one differs from the usual. */
const differences = {
  usual: {},
  "unknown-task": { unknownTask: "FailedOperation" },
  "plain-busy": {
    busy: (id) => ({
      code: "FailedOperation",
      text: {
        en: `Task Check Failed : Same wsName is Working(${id}), pls Try Later`,
        zh: `任务检查失败：负载均衡（${id}）的任务正在处理中`,
      },
    }),
  },
  "empty-lists": { unbound: [] },
  "whole-names": { wholeNames: true },
  "function-first": { functionFirst: true },
  "unnamed-refusals": { namesRefusals: false },
  "qualifier-types": { fillsQualifierType: true },
  "full-weight": { weight: 100 },
  "modify-same-only": { modifyReplaces: false },
  "lenient-parameters": { refusesUnknownParameters: false },
} satisfies Record<string, Partial<Dialect>>;

export type DialectName = keyof typeof differences;

export const dialectNames = Object.keys(differences).filter(isDialectName);

export function dialectNamed(name: DialectName): Dialect {
  return { ...usualDialect, ...differences[name] };
}

function isDialectName(name: string): name is DialectName {
  return name in differences;
}
