import type { RuleRef } from "#lib/binding/types.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";

/** Free rules of one listener per eligible load balancer, for load balancers that have several. */
export async function freeRules(inventory: Inventory, region: string): Promise<RuleRef[][]> {
  const asking = { region, language: "en-US" };
  const found: RuleRef[][] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page = await inventory.loadBalancers({ ...asking, search: "", offset });
    for (const { loadBalancerId, verdict } of page.items) {
      if (verdict.kind !== "eligible") continue;
      const { items: listeners } = await inventory.listeners({ ...asking, loadBalancerId });
      const listener = listeners.find((each) => each.verdict.kind === "eligible");
      if (!listener) continue;
      const { items } = await inventory.rules({ ...asking, loadBalancerId, listenerId: listener.listenerId });
      const free = items.filter((rule) => rule.verdict.kind === "eligible" && !rule.binding);
      found.push(
        free.map(({ locationId }) => ({ region, loadBalancerId, listenerId: listener.listenerId, locationId })),
      );
    }
    offset = page.nextOffset;
  }
  return found.filter((rules) => rules.length > 1);
}
