import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/data/json-client.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import type { InAccount } from "#lib/account.ts";
import type {
  AccountItem,
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  Page,
  QualifierItem,
  RuleItem,
  RuleView,
} from "#lib/api/contract/inventory.ts";
import type { RuleRef, Verdict } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

/** One page of a searched list, with the search text and its scope. */
export interface SearchPage<Item> extends Page<Item> {
  search: string;
  scope: string;
}

function scopeOf({ account = "", region, namespace = "" }: InAccount & { region: string; namespace?: string }): string {
  return `${account} ${region} ${namespace}`;
}

export function accountQuery(place: InAccount, of: { region: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("account", params),
    queryFn: ({ signal }) => getJson<AccountItem>(paths.api.account(params), signal),
    staleTime: 60_000,
  });
}

export function loadBalancersQuery(place: InAccount, of: { region: string; search: string }) {
  const params = { ...place, ...of };
  return infiniteQueryOptions({
    queryKey: queryKeyOf("loadBalancers", params),
    queryFn: async ({ pageParam, signal }): Promise<SearchPage<LoadBalancerItem>> => ({
      ...(await getJson<Page<LoadBalancerItem>>(paths.api.loadBalancers({ ...params, offset: pageParam }), signal)),
      search: params.search,
      scope: scopeOf(params),
    }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextOffset,
    // The last result of the same scope is shown while the next search runs.
    placeholderData: (previous) => (previous?.pages[0]?.scope === scopeOf(params) ? previous : undefined),
    staleTime: 30_000,
  });
}

/** Looks up one load balancer by its id. */
export function loadBalancerQuery(place: InAccount, of: { region: string; loadBalancerId: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("loadBalancer", params),
    queryFn: async ({ signal }) => {
      const { loadBalancerId: search, ...scope } = params;
      const path = paths.api.loadBalancers({ ...scope, search });
      return (await getJson<Page<LoadBalancerItem>>(path, signal)).items;
    },
    staleTime: 30_000,
  });
}

/** The number of load balancers in a region, for an overview that does without it where it can't be read. */
export function loadBalancerCountQuery(place: InAccount, of: { region: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("loadBalancerCount", params),
    queryFn: async ({ signal }) =>
      (await getJson<Page<LoadBalancerItem>>(paths.api.loadBalancers(params), signal)).total,
    retry: false,
    staleTime: 300_000,
  });
}

export function listenersQuery(place: InAccount, of: { region: string; loadBalancerId: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("listeners", params),
    queryFn: ({ signal }) => getJson<Page<ListenerItem>>(paths.api.listeners(params), signal),
    staleTime: 15_000,
  });
}

export function rulesQuery(place: InAccount, of: { region: string; loadBalancerId: string; listenerId: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("rules", params),
    queryFn: ({ signal }) => getJson<Page<RuleItem>>(paths.api.rules(params), signal),
  });
}

/** One rule as it is now, however lately it was read. */
export function ruleQuery(place: InAccount, of: RuleRef) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("rule", params),
    queryFn: ({ signal }) => getJson<RuleView>(paths.api.rule(params), signal),
    staleTime: 0,
    // What it had when it was last looked at is not what it has now.
    gcTime: 0,
  });
}

export function namespacesQuery(place: InAccount, of: { region: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("namespaces", params),
    queryFn: ({ signal }) => getJson<Page<NamespaceItem>>(paths.api.namespaces(params), signal),
    select: (page): Page<NamespaceItem & { verdict: Verdict }> => ({
      ...page,
      items: page.items.map((item) => ({ ...item, verdict: { kind: "eligible" } })),
    }),
    staleTime: 60_000,
  });
}

export function functionsQuery(place: InAccount, of: { region: string; namespace: string; search: string }) {
  const params = { ...place, ...of };
  return infiniteQueryOptions({
    queryKey: queryKeyOf("functions", params),
    queryFn: async ({ pageParam, signal }): Promise<SearchPage<FunctionItem>> => ({
      ...(await getJson<Page<FunctionItem>>(paths.api.functions({ ...params, offset: pageParam }), signal)),
      search: params.search,
      scope: scopeOf(params),
    }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextOffset,
    placeholderData: (previous) => (previous?.pages[0]?.scope === scopeOf(params) ? previous : undefined),
    staleTime: 30_000,
  });
}

/** Looks up one function by its exact name; the cloud can only search for parts of names. */
export function functionQuery(place: InAccount, of: { region: string; namespace: string; name: string }) {
  const params = { ...place, ...of };
  const { name, ...scope } = params;
  return queryOptions({
    queryKey: queryKeyOf("function", params),
    queryFn: async ({ signal }): Promise<FunctionItem[]> => {
      for (let offset: number | null = 0; offset !== null; ) {
        const path = paths.api.functions({ ...scope, search: name, offset });
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

export function qualifiersQuery(place: InAccount, of: { region: string; namespace: string; function: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("qualifiers", params),
    queryFn: ({ signal }) => getJson<Page<QualifierItem>>(paths.api.qualifiers(params), signal),
    staleTime: 15_000,
  });
}
