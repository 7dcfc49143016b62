import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { Binding } from "#lib/binding/types.ts";

/** A forwarding rule as people name it. */
export function ruleName({ rule }: Pick<Operation, "rule">): string {
  return rule.domain + rule.url;
}

export function listenerName({ listener }: Pick<Operation, "listener">): string {
  return `${listener.protocol}:${listener.port}`;
}

/** The function that the operation is about: the one asked for, or the one to be taken away. */
export function subject({ before, after }: Pick<Operation, "before" | "after">): Binding | null {
  return after ?? before;
}

/** The bind form with this operation's choice, as a new try of it; null where that form can't ask for it. */
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

/** The bind form for something else on the same load balancer. */
export function placeLink(operation: Operation): BindLink {
  return { region: operation.region, lb: operation.loadBalancer.loadBalancerId };
}
