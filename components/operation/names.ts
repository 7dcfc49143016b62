import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { functionText, ruleText } from "#lib/binding/notation.ts";
import type { Binding, FunctionRef } from "#lib/binding/types.ts";

/** Display name of a load balancer: it may have none but its id. */
export function loadBalancerName({ loadBalancer }: Pick<Operation, "loadBalancer">): string {
  return loadBalancer.name || loadBalancer.loadBalancerId;
}

/** Display name of a forwarding rule: domain and path. */
export function ruleName({ rule }: Pick<Operation, "rule">): string {
  return ruleText(rule);
}

export function listenerName({ listener }: Pick<Operation, "listener">): string {
  return `${listener.protocol}:${listener.port}`;
}

/** The function of the operation: the requested one, or for an unbind the bound one. */
export function functionOf({ before, after }: Pick<Operation, "before" | "after">): Binding | null {
  return after ?? before;
}

/** Name of a function in an operation's row: with its version or alias where only that tells it from the one it replaces. */
export function functionName(
  { name, namespace, qualifier }: FunctionRef,
  { before, after }: Pick<Operation, "before" | "after">,
): string {
  const [given, taken] = [before?.function, after?.function];
  const isSame = given?.name === taken?.name && given?.namespace === taken?.namespace;
  if (isSame && given?.qualifier !== taken?.qualifier) return `${name}:${qualifier}`;
  return given?.name === taken?.name && given?.namespace !== taken?.namespace ? `${namespace}/${name}` : name;
}

/** All names and ids of an operation's route, one below the other, for the tooltip of a row that shortens them. */
export function operationTitle(operation: Operation): string {
  const { loadBalancer, rule, region } = operation;
  const fn = functionOf(operation)?.function;
  return [
    `${loadBalancerName(operation)} (${loadBalancer.loadBalancerId}, ${region})`,
    `${listenerName(operation)} ${ruleName(operation)} (${rule.locationId})`,
    ...(fn ? [functionText(fn)] : []),
  ].join("\n");
}

/** Link to the bind form to retry this operation; null for an unbind, which has no form. */
export function tryAgainLink(operation: Operation): BindLink | null {
  const { after } = operation;
  if (!after) return null;
  return {
    ...placeLink(operation),
    listener: operation.listener.listenerId,
    rule: operation.rule.locationId,
    namespace: after.function.namespace,
    function: after.function.name,
    qualifier: after.function.qualifier,
    weight: String(after.weight),
    retryOf: operation.id,
  };
}

/** Link to the bind form for the same load balancer. */
export function placeLink(operation: Operation): BindLink {
  return { region: operation.region, lb: operation.loadBalancer.loadBalancerId };
}
