import { policyNameOf } from "#lib/cloud/catalogue/action.ts";
import { describeListeners, describeLoadBalancers, describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { describeRegions } from "#lib/cloud/catalogue/region.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";

/** One assumption about the real cloud, made by the sandbox or the console, that can be checked. */
export interface Assumption {
  id: string;
  /** What is checked, in a few words. */
  about: string;
  assumed: string;
}

/** The reads whose answers are compared with the catalogue. */
export const readActions = [
  getCallerIdentity,
  describeRegions,
  describeNetworkAccountType,
  describeLoadBalancers,
  describeListeners,
  describeTargets,
  listNamespaces,
  listFunctions,
  listVersionByFunction,
  listAliases,
] as const;

/** `id: [what is checked, what is assumed]`; the sandbox's README names the ids beside its choices. */
const read = {
  "content-type": ["content type of every answer", "application/json"],
  "date-header": ["every answer tells the cloud's clock", "there"],
  "envelope-refusal": ["RequestId of a refusal", "there"],
  language: ["language of messages", "as asked for"],

  "search-key": ["SearchKey", "any part of the name"],
  "search-name": ["LoadBalancerName", "any part of the name"],
  "search-domain": ["Domain", "any part of the domain"],
  "search-case": ["SearchKey in the other case", "finds the same"],
  "order-load-balancers": ["order of load balancers", "newest first"],
  "order-functions": ["order of functions", "newest first"],
  "order-versions": ["order of versions", "$LATEST, then newest first"],
  "page-beyond": ["a page beyond the end", "[] with TotalCount"],
  "namespace-left-out": ["ListFunctions without Namespace", "those of default"],
  "unbound-rule": ["FunctionTargets of an unbound rule", "null"],
  "no-servers": ["Targets of a rule without servers", "null"],
  "layer4-rules": ["Rules of a layer-4 listener", "null"],
  "default-alias": ["ListAliases", "has $DEFAULT"],
  "time-form": ["CreateTime", "YYYY-MM-DD HH:mm:ss"],
  "values-load-balancer": ["values of load balancers", "as documented"],
  "values-listener": ["values of listeners and rules", "as documented"],
  "values-function": ["values of functions", "as documented"],

  "unknown-load-balancer": ["unknown load balancer, DescribeListeners", "InvalidParameter.LBIdNotFound"],
  "unlisted-code": ["the same, DescribeTargets", "InvalidParameter"],
  "malformed-id": ["malformed load balancer id", "InvalidParameter.FormatError"],
  "unknown-listener": ["unknown listener, DescribeTargets", "OK"],
  "unknown-function": ["unknown function", "ResourceNotFound.Function"],
  "unknown-namespace": ["unknown namespace", "ResourceNotFound.Namespace"],
  "unknown-filter": ["unknown filter", "InvalidParameterValue.InvalidFilter"],
  "missing-parameter": ["required parameter left out", "MissingParameter"],
  "unknown-parameter": ["undocumented parameter", "UnknownParameter"],
  "wrong-type": ["a number as text", "InvalidParameter"],
  "wrong-value": ["value outside of its enumeration", "InvalidParameterValue"],
  "limit-load-balancers": ["101 load balancers a page", "InvalidParameterValue.Range"],
  "limit-functions": ["101 functions a page", "InvalidParameterValue.Limit"],
  "unknown-task": ["unknown task", "InvalidParameter"],
  "no-task": ["no task named", "InvalidParameter"],
  "unknown-action": ["unknown action", "InvalidAction"],
  "unknown-version": ["unknown version", "NoSuchVersion"],
  "unknown-region": ["unknown region", "InvalidParameterValue"],
  "no-region": ["no region", "MissingParameter"],
  "wrong-signature": ["wrong signature", "AuthFailure.SignatureFailure"],
  "unknown-key": ["unknown SecretId", "AuthFailure.SecretIdNotFound"],
  "old-timestamp": ["ten minutes old", "AuthFailure.SignatureExpire"],
  "order-signature-action": ["wrong signature and unknown action", "AuthFailure.SignatureFailure"],
  "order-action-region": ["unknown action and unknown region", "InvalidAction"],
  "order-region-parameter": ["unknown region and missing parameter", "InvalidParameterValue"],
} as const satisfies Record<string, readonly [string, string]>;

const write = {
  "unsupported-region": ["Register where binding is not offered", "UnsupportedRegion"],
  "order-load-balancer": ["unknown load balancer and function", "InvalidParameter.LBIdNotFound"],
  "order-listener": ["unknown listener and function", "InvalidParameter.ListenerIdNotFound"],
  "order-rule": ["unknown rule and function", "InvalidParameter.LocationNotFound"],
  "order-form": ["malformed id and weight 101", "InvalidParameterValue"],
  "register-unknown-function": ["Register of an unknown function", "ResourceNotFound"],
  "register-unknown-qualifier": ["Register of an unknown qualifier", "ResourceNotFound"],
  "modify-unbound": ["Modify of an unbound rule", "ResourceNotFound"],
  "deregister-unbound": ["Deregister of an unbound rule", "ResourceNotFound"],
  "rule-before": ["FunctionTargets before", "null"],
  bind: ["Register", "the task ends with 0"],
  "busy-code": ["a second write during a task", "FailedOperation.ResourceInOperating"],
  "busy-understood": ["the console takes it for busy, in both languages", "yes"],
  "order-lock": ["during a task, an unknown function", "FailedOperation.ResourceInOperating"],
  "effect-during-task": ["the rule during the task", "as before"],
  "task-members": ["a task that ended", "LoadBalancerIds: itself, Message: null"],
  "bound-as-sent": ["namespace, name and qualifier", "as sent"],
  "qualifier-type": ["FunctionQualifierType left out, read back", "null"],
  "weight-default": ["Weight left out, read back", "10"],
  "register-again": ["Register of the same function", "InvalidParameterValue.Duplicate"],
  "register-other": ["Register of another function", "LimitExceeded"],
  "modify-same": ["Modify of the same function", "changes the weight"],
  "modify-other": ["Modify with another function", "replaces"],
  "deregister-other": ["Deregister of a function that is not there", "ResourceNotFound"],
  unbind: ["Deregister", "the task ends with 0"],
  "rule-after": ["FunctionTargets after", "null"],
  "task-kept": ["the first task, asked for again", "still known"],
  "task-elsewhere": ["the same in another region", "InvalidParameter"],
} as const satisfies Record<string, readonly [string, string]>;

export type ReadName = (typeof readActions)[number]["name"];

export type CheckId = keyof typeof read | keyof typeof write | `allowed-${ReadName}` | `shape-${ReadName}`;

/** Assumptions checked by reads, in the table's order. */
export const readAssumptions: readonly Assumption[] = [
  ...readActions.flatMap((action) => [
    { id: `allowed-${action.name}`, about: policyNameOf(action), assumed: "allowed" },
    { id: `shape-${action.name}`, about: `members of ${action.name}`, assumed: "as documented" },
  ]),
  ...rows(read),
];

/** Assumptions checked only with `--write`. */
export const writeAssumptions: readonly Assumption[] = rows(write);

function rows(table: Readonly<Record<string, readonly [string, string]>>): Assumption[] {
  return Object.entries(table).map(([id, [about, assumed]]) => ({ id, about, assumed }));
}
