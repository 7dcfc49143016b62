import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/binding/api.ts";
import type { Judged } from "#components/binding/picked.ts";
import type {
  AccountItem,
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  Page,
  QualifierItem,
  RuleItem,
} from "#lib/inventory/types.ts";
import type { Operation } from "#lib/operations/types.ts";
import { paths } from "#lib/paths.ts";

/** One page of a list that the cloud searches, with what was searched for, and where. */
export interface SearchPage<Item> extends Page<Item> {
  search: string;
  place: string;
}

function placeOf({ region, namespace }: { region: string; namespace?: string }): string {
  return namespace === undefined ? region : `${region} ${namespace}`;
}

export function accountQuery(params: { region: string }) {
  return queryOptions({
    queryKey: ["DescribeNetworkAccountType", params],
    queryFn: ({ signal }) => getJson<AccountItem>(paths.api.account(params), signal),
    staleTime: 60_000,
  });
}

export function loadBalancersQuery(params: { region: string; search: string }) {
  return infiniteQueryOptions({
    queryKey: ["DescribeLoadBalancers", params],
    queryFn: async ({ pageParam, signal }): Promise<SearchPage<LoadBalancerItem>> => ({
      ...(await getJson<Page<LoadBalancerItem>>(paths.api.loadBalancers({ ...params, offset: pageParam }), signal)),
      search: params.search,
      place: placeOf(params),
    }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextOffset,
    // While the next search runs, what the last one of the same place found stays in sight.
    placeholderData: (previous) => (previous?.pages[0]?.place === placeOf(params) ? previous : undefined),
    staleTime: 30_000,
  });
}

/** Looks one load balancer up by its id. */
export function loadBalancerQuery(params: { region: string; id: string }) {
  return queryOptions({
    queryKey: ["DescribeLoadBalancers", params],
    queryFn: async ({ signal }) => {
      const path = paths.api.loadBalancers({ region: params.region, search: params.id });
      return (await getJson<Page<LoadBalancerItem>>(path, signal)).items;
    },
    staleTime: 30_000,
  });
}

export function listenersQuery(params: { region: string; loadBalancer: string }) {
  return queryOptions({
    queryKey: ["DescribeListeners", params],
    queryFn: ({ signal }) => getJson<Page<ListenerItem>>(paths.api.listeners(params), signal),
    staleTime: 15_000,
  });
}

export function rulesQuery(params: { region: string; loadBalancer: string; listener: string }) {
  return queryOptions({
    queryKey: ["DescribeTargets", params],
    queryFn: ({ signal }) => getJson<Page<RuleItem>>(paths.api.rules(params), signal),
  });
}

export function namespacesQuery(params: { region: string }) {
  return queryOptions({
    queryKey: ["ListNamespaces", params],
    queryFn: ({ signal }) => getJson<Page<NamespaceItem>>(paths.api.namespaces(params), signal),
    select: (page): Page<NamespaceItem & Judged> => ({
      ...page,
      items: page.items.map((item) => ({ ...item, verdict: { kind: "eligible" } })),
    }),
    staleTime: 60_000,
  });
}

export function functionsQuery(params: { region: string; namespace: string; search: string }) {
  return infiniteQueryOptions({
    queryKey: ["ListFunctions", params],
    queryFn: async ({ pageParam, signal }): Promise<SearchPage<FunctionItem>> => ({
      ...(await getJson<Page<FunctionItem>>(paths.api.functions({ ...params, offset: pageParam }), signal)),
      search: params.search,
      place: placeOf(params),
    }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextOffset,
    placeholderData: (previous) => (previous?.pages[0]?.place === placeOf(params) ? previous : undefined),
    staleTime: 30_000,
  });
}

/** Looks one function up by its name, which the cloud can only search for as a part of names. */
export function functionQuery(params: { region: string; namespace: string; name: string }) {
  const { region, namespace, name } = params;
  return queryOptions({
    queryKey: ["ListFunctions", params],
    queryFn: async ({ signal }): Promise<FunctionItem[]> => {
      for (let offset: number | null = 0; offset !== null; ) {
        const path = paths.api.functions({ region, namespace, search: name, offset });
        const page: Page<FunctionItem> = await getJson(path, signal);
        const found = page.items.filter((item) => item.name === name);
        if (found.length > 0) return found;
        offset = page.nextOffset;
      }
      return [];
    },
    staleTime: 30_000,
  });
}

export function qualifiersQuery(params: { region: string; namespace: string; function: string }) {
  return queryOptions({
    queryKey: ["ListVersionByFunction", params],
    queryFn: ({ signal }) => getJson<Page<QualifierItem>>(paths.api.qualifiers(params), signal),
    staleTime: 15_000,
  });
}

/** What keeps a load balancer busy; asked again as long as something does. */
export function busyQuery(loadBalancer: string) {
  const query = { loadBalancer, state: "queued,submitting,running" };
  return queryOptions({
    queryKey: ["operations", query],
    queryFn: ({ signal }) => getJson<Page<Operation>>(paths.api.operations(query), signal),
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.items.length > 0 ? 5000 : false),
  });
}

const inventory = new Set<unknown>([
  "DescribeNetworkAccountType",
  "DescribeLoadBalancers",
  "DescribeListeners",
  "DescribeTargets",
  "ListNamespaces",
  "ListFunctions",
  "ListVersionByFunction",
]);

/** Has everything read anew, after the cloud said that something is not as the form shows it. */
export async function readAnew(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => inventory.has(queryKey[0]) });
}
