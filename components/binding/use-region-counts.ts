import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { loadBalancerCountQuery } from "#components/data/inventory-queries.ts";
import { queryKeysOf } from "#components/data/query-keys.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";

/**
 * The number of load balancers of each region that can bind, as far as they are known.
 *
 * @param wanted whether they are asked for; each costs one call. What isn't answered when they are no longer wanted is given up,
 *   since a browser has few connections, and the chosen region's list would wait for one.
 */
export function useRegionCounts(regions: readonly RegionItem[], wanted: boolean): ReadonlyMap<string, number> {
  const place = usePlace();
  const client = useQueryClient();
  const eligible = regions.filter(({ verdict }) => verdict.kind !== "ineligible");
  const counts = useQueries({
    queries: eligible.map(({ id: region }) => ({ ...loadBalancerCountQuery(place, { region }), enabled: wanted })),
  });
  useEffect(() => {
    if (!wanted) void client.cancelQueries({ queryKey: queryKeysOf("loadBalancerCount") });
  }, [client, wanted]);
  return new Map(
    eligible.flatMap(({ id }, index) => {
      const count = counts[index]?.data;
      return count === undefined ? [] : [[id, count] as const];
    }),
  );
}
