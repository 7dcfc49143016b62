import type { Choice } from "#components/binding/draft.ts";
import { eligibleItem } from "#components/binding/picked.ts";
import { useRuleBusy } from "#components/change/use-rule-busy.ts";

/** What keeps the chosen load balancer and the chosen rule busy. */
export function useBusy({ loadBalancerId, locationId }: Choice) {
  const rule = locationId.kind === "found" ? locationId.id : null;
  return useRuleBusy(eligibleItem(loadBalancerId)?.loadBalancerId ?? "", rule);
}
