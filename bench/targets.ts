import type { Stack } from "#bench/stack.ts";
import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { ListenerItem, LoadBalancerItem, Page, RuleItem } from "#lib/api/contract/inventory.ts";
import type { Binding, RuleRef } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";
import { accounts } from "#lib/sandbox/accounts.ts";
import { buildWorld } from "#lib/sandbox/world/build.ts";

/** A free rule. */
export interface Target {
  lb: string;
  listener: string;
  rule: string;
}

export const region = "ap-guangzhou";

/** The function that every bench binds. */
export const target = { namespace: "default", function: "order-webhook", qualifier: "$LATEST", weight: "10" };

/** `target` as a binding. */
export const bound: Binding = {
  function: { namespace: target.namespace, name: target.function, qualifier: target.qualifier },
  weight: Number(target.weight),
};

/** Free rules without warnings, found through the console's API. */
export async function freeRules(stack: Stack, count: number): Promise<Target[]> {
  const found: Target[] = [];
  for (const { loadBalancerId } of await eligible<LoadBalancerItem>(stack, paths.api.loadBalancers({ region }))) {
    const place = { region, loadBalancerId };
    for (const { listenerId } of await eligible<ListenerItem>(stack, paths.api.listeners(place))) {
      const rules = await eligible<RuleItem>(stack, paths.api.rules({ ...place, listenerId }));
      found.push(...rules.map(({ locationId }) => ({ lb: loadBalancerId, listener: listenerId, rule: locationId })));
      if (found.length >= count) return found.slice(0, count);
    }
  }
  throw new Error(`The sandbox has ${found.length} free rules, and ${count} are needed`);
}

async function eligible<Item extends LoadBalancerItem | ListenerItem | RuleItem>(
  stack: Stack,
  path: string,
): Promise<Item[]> {
  const response = await fetch(stack.console + path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const { items }: Page<Item> = await response.json();
  return items.filter(({ verdict }) => verdict.kind === "eligible");
}

/** The bind form with everything chosen. */
export function linkTo(rule: Target): string {
  return paths.bind({ region, ...rule, ...target } satisfies BindLink);
}

/**
 * The first rules of the HTTP listeners of a busy sandbox, which are all free: first every load balancer's first rule,
 * then every second one, and so on.
 */
export function busyTargets(balancers: number, rules: number): Target[] {
  const world = buildWorld({ seed: "sandbox", scenario: "busy", loadBalancers: balancers });
  const all = world.get(accounts.standard.uin)?.get(region)?.loadBalancersBy("CreateTime") ?? [];
  const each = (rule: number) =>
    all.flatMap(({ id: lb, listeners: [listener] }) => {
      const found = listener?.rules[rule];
      return listener && found ? [{ lb, listener: listener.id, rule: found.id }] : [];
    });
  return Array.from({ length: rules }, (_, rule) => each(rule)).flat();
}

/** The rule of a target. */
export function ruleOf({ lb, listener, rule }: Target): RuleRef {
  return { region, loadBalancerId: lb, listenerId: listener, locationId: rule };
}
