import { useQueries } from "@tanstack/react-query";
import { loadBalancerCountQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";

/**
 * The number of load balancers of each region that can bind, as far as they are known.
 *
 * @param wanted whether they are asked for; each costs one call
 */
export function useRegionCounts(regions: readonly RegionItem[], wanted: boolean): ReadonlyMap<string, number> {
  const place = usePlace();
  const eligible = regions.filter(({ verdict }) => verdict.kind !== "ineligible");
  const counts = useQueries({
    queries: eligible.map(({ id: region }) => ({ ...loadBalancerCountQuery(place, { region }), enabled: wanted })),
  });
  return new Map(
    eligible.flatMap(({ id }, index) => {
      const count = counts[index]?.data;
      return count === undefined ? [] : [[id, count] as const];
    }),
  );
}
