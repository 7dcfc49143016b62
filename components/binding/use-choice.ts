import { type InfiniteData, type QueryKey, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Choice } from "#components/binding/draft.ts";
import { eligibleFirst, type List, listFailureOf, listOfAll, listOfPages } from "#components/binding/list.ts";
import { eligibleItem, type Judged, type Picked, pick, pickRule } from "#components/binding/picked.ts";
import { namespacesWith, qualifiersWith } from "#components/binding/unlisted.ts";
import type { BindValues } from "#components/binding/values.ts";
import { weightOf } from "#components/change/weight-text.ts";
import {
  functionQuery,
  functionsQuery,
  listenersQuery,
  loadBalancerQuery,
  loadBalancersQuery,
  namespacesQuery,
  qualifiersQuery,
  rulesQuery,
  type SearchPage,
} from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { useDebounced } from "#components/form/use-debounced.ts";
import type {
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  QualifierItem,
  RegionItem,
  RuleItem,
} from "#lib/api/contract/inventory.ts";

export interface Lists {
  region: List<RegionItem>;
  loadBalancerId: List<LoadBalancerItem>;
  listenerId: List<ListenerItem>;
  locationId: List<RuleItem>;
  namespace: List<NamespaceItem & Judged>;
  function: List<FunctionItem>;
  qualifier: List<QualifierItem>;
}

/**
 * Loads the lists of the fields. A list is loaded once its parent is resolved and eligible, so that a wrong value is
 * reported once and not by every field below it.
 */
export function useChoice(values: BindValues, regions: readonly RegionItem[]): { choice: Choice; lists: Lists } {
  const place = usePlace();
  const region = pick(values.region, regions, ({ id }) => id);
  const inRegion = eligibleItem(region) ? values.region : "";
  const loadBalancer = useLoadBalancers(inRegion, values.loadBalancerId);

  const inLoadBalancer = eligibleItem(loadBalancer.picked) ? values.loadBalancerId : "";
  const listenerParams = { region: inRegion, loadBalancerId: inLoadBalancer };
  const listeners = useQuery({ ...listenersQuery(place, listenerParams), enabled: inLoadBalancer !== "" });
  const listener = pick(values.listenerId, listeners.data?.items, ({ listenerId }) => listenerId);

  const inListener = eligibleItem(listener) ? values.listenerId : "";
  const rules = useQuery({
    ...rulesQuery(place, { ...listenerParams, listenerId: inListener }),
    enabled: inListener !== "",
  });
  const rule = pickRule(values, rules.data?.items);

  const namespaces = useQuery({ ...namespacesQuery(place, { region: inRegion }), enabled: inRegion !== "" });
  const namespace = pick(values.namespace, namespacesWith(values.namespace, namespaces.data), nameOf);
  const inNamespace = eligibleItem(namespace) ? values.namespace : "";
  const fn = useFunctions(inRegion, inNamespace, values.function);

  const ofFunction = eligibleItem(fn.picked) ? values.function : "";
  const qualifiers = useQuery({
    ...qualifiersQuery(place, { region: inRegion, namespace: inNamespace, function: ofFunction }),
    enabled: ofFunction !== "",
  });

  return {
    choice: {
      region,
      loadBalancerId: loadBalancer.picked,
      listenerId: listener,
      locationId: rule,
      namespace,
      function: fn.picked,
      qualifier: pick(values.qualifier, qualifiersWith(values.qualifier, qualifiers.data), nameOf),
      weight: weightOf(values.weight),
    },
    lists: {
      region: { items: regions, loading: false, failure: null, missing: [], retry: () => {}, search: null },
      loadBalancerId: loadBalancer.list,
      listenerId: listOfAll(listeners),
      locationId: listOfAll(rules),
      namespace: listOfAll(namespaces),
      function: fn.list,
      qualifier: listOfAll(qualifiers),
    },
  };
}

interface Searched<Item> {
  picked: Picked<Item>;
  list: List<Item>;
}

/** The text to search for: the typed text after a pause, or at once if its result is cached. */
function useSearch(keyOf: (text: string) => QueryKey): [search: string, setTyped: (text: string) => void] {
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const rested = useDebounced(typed);
  const known = client.getQueryData(keyOf(typed)) !== undefined;
  return [known ? typed : rested, setTyped];
}

/** The items of all pages; the same array until a page changes, since options are made of it. */
function useItems<Item extends Judged>(data: InfiniteData<SearchPage<Item>> | undefined): readonly Item[] {
  return useMemo(() => data?.pages.flatMap((page) => eligibleFirst(page.items)) ?? [], [data]);
}

/** Load balancers, with the chosen one looked up by id if it isn't on a loaded page. */
function useLoadBalancers(region: string, id: string): Searched<LoadBalancerItem> {
  const place = usePlace();
  const [search, setSearch] = useSearch((text) => loadBalancersQuery(place, { region, search: text }).queryKey);
  const result = useInfiniteQuery({
    ...loadBalancersQuery(place, { region, search }),
    enabled: region !== "",
  });
  const items = useItems(result.data);
  const loaded = items.filter((item) => item.loadBalancerId === id);
  const single = useQuery({
    ...loadBalancerQuery(place, { region, loadBalancerId: id }),
    enabled: region !== "" && id !== "",
    ...(loaded.length > 0 && { initialData: loaded }),
  });
  return withSingle(
    pick(id, single.data, ({ loadBalancerId }) => loadBalancerId),
    single,
    listOfPages(result, items, setSearch),
  );
}

function useFunctions(region: string, namespace: string, name: string): Searched<FunctionItem> {
  const place = usePlace();
  const [search, setSearch] = useSearch((text) => functionsQuery(place, { region, namespace, search: text }).queryKey);
  const result = useInfiniteQuery({
    ...functionsQuery(place, { region, namespace, search }),
    enabled: namespace !== "",
  });
  const items = useItems(result.data);
  const loaded = items.filter((item) => item.name === name);
  const single = useQuery({
    ...functionQuery(place, { region, namespace, name }),
    enabled: namespace !== "" && name !== "",
    ...(loaded.length > 0 && { initialData: loaded }),
  });
  return withSingle(pick(name, single.data, nameOf), single, listOfPages(result, items, setSearch));
}

/** Adds the single look-up to the list; its failure counts as the list's. */
function withSingle<Item>(
  picked: Picked<Item>,
  single: { error: Error | null; refetch: () => unknown },
  list: List<Item>,
): Searched<Item> {
  const failure = listFailureOf(single.error);
  if (list.failure !== null || failure === null) return { picked, list };
  return { picked, list: { ...list, failure, retry: () => void single.refetch() } };
}

function nameOf(item: { name: string }): string {
  return item.name;
}
