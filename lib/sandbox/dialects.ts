import type { Code } from "#lib/sandbox/codes.ts";
import type { Text } from "#lib/sandbox/refusal.ts";

/**
 * The points where the cloud's documents are silent and the sandbox chose. A dialect chooses otherwise in one of them, for
 * tests that the console copes with it and that `verify-cloud` notices.
 */
export interface Dialect {
  /** Code with which DescribeTaskStatus refuses an unknown id. */
  unknownTask: Code;
  /** Refusal of a second write while the load balancer has a task. */
  busy(loadBalancerId: string): { code: Code; text: Text };
  /** FunctionTargets of an unbound rule. */
  unbound: [] | null;
  /** LoadBalancerName and Domain match only the whole text. */
  wholeNames: boolean;
  /** The function is checked before load balancer, listener and rule. */
  functionFirst: boolean;
  /** A refusal carries its RequestId. */
  namesRefusals: boolean;
  /** An omitted FunctionQualifierType is read back as the qualifier's actual type. */
  fillsQualifierType: boolean;
  /** Default weight of a function. The range is documented for servers, and tools send 10. */
  weight: number;
  /** ModifyFunctionTargets with another function replaces the bound one. */
  modifyReplaces: boolean;
  /** A parameter that the action does not have is refused. */
  refusesUnknownParameters: boolean;
}

/** The choices listed in the sandbox's README. */
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

/** How each dialect differs from the default. */
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
