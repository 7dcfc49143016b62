import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { type KnownRules, knownRules } from "#components/binding/known-rules.ts";
import { loadBalancerOption, type ToOption } from "#components/binding/options.ts";
import { unfinishedCounts } from "#components/change/busy.ts";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { LoadBalancerItem } from "#lib/api/contract/inventory.ts";

const noRules: ReadonlyMap<string, KnownRules> = new Map();

/**
 * Makes the options of a region's load balancers, with what the console knows of them besides: their unfinished operations, read
 * while the list is open, and their rules, as far as this browser has read them. Neither costs a call of the cloud.
 */
export function useLoadBalancerOption(region: string) {
  const client = useQueryClient();
  const place = usePlace();
  const [open, setOpen] = useState(false);
  const [rules, setRules] = useState(noRules);
  const { data } = useQuery({ ...unfinishedOperations(place, { region }), enabled: open && region !== "" });
  const unfinished = useMemo(() => unfinishedCounts(data), [data]);
  // The list may hold thousands: its options are made again only when something of them changed.
  const toOption = useCallback<ToOption<LoadBalancerItem>>(
    (item, ...texts) =>
      loadBalancerOption(item, ...texts, {
        rules: rules.get(item.loadBalancerId),
        unfinished: unfinished.get(item.loadBalancerId),
      }),
    [rules, unfinished],
  );
  return {
    toOption,
    onOpenChange(next: boolean) {
      setOpen(next);
      if (next) setRules(knownRules(client, place, region));
    },
  };
}
