import { queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/data/json-client.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { forReview, readPages } from "#components/data/review-pages.ts";
import { isWhole } from "#components/data/whole-inventory.ts";
import type { InAccount } from "#lib/account.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { SavedViews } from "#lib/api/contract/saved-views.ts";
import type { InventoryProgress, StoredRule, StoredRules } from "#lib/api/contract/stored-inventory.ts";
import type { SoughtLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { mostOfBatch } from "#lib/api/contract/words.ts";
import { paths } from "#lib/paths.ts";

/** How often what the background reads is shown anew: while it reads everything for the first time, and later. */
const readingMs = 2_000;
const usualMs = 10_000;

export function bindingsPage(place: InAccount, query: BindingFilter) {
  const filter = { ...place, ...query };
  return queryOptions({
    queryKey: queryKeyOf("bindings", filter),
    queryFn: ({ signal }) => getJson<StoredRules>(paths.api.bindings(filter), signal),
    refetchInterval: usualMs,
    // The rows of the last page, except those of another account.
    placeholderData: (previous, query) => (query?.queryKey[1].account === place.account ? previous : undefined),
  });
}

/** A load balancer as last seen. Looking at it has it read again. */
export function storedLoadBalancer(place: InAccount, of: { region: string; loadBalancerId: string }) {
  const params = { ...place, ...of };
  return queryOptions({
    queryKey: queryKeyOf("storedLoadBalancer", params),
    queryFn: ({ signal }) => getJson<SoughtLoadBalancer>(paths.api.storedLoadBalancer(params), signal),
    refetchInterval: ({ state: { data } }) => (data && !data.found?.readAt && data.on ? readingMs : usualMs),
  });
}

/** Every rule that a filter matches, to be changed together; of more than can be, one page too many. */
export function matchingBindings(place: InAccount, query: BindingFilter) {
  const { before: _before, after: _after, ...filter } = { ...place, ...query };
  return queryOptions({
    queryKey: queryKeyOf("matchingBindings", filter),
    queryFn: ({ signal }): Promise<StoredRule[]> =>
      readPages(
        (after) =>
          getJson<StoredRules>(paths.api.bindings({ ...filter, ...(after !== undefined && { after }) }), signal),
        mostOfBatch,
      ),
    ...forReview,
  });
}

/** The person's names for ways to look at the bindings. */
export function savedViews(place: InAccount) {
  return queryOptions({
    queryKey: queryKeyOf("savedViews", place),
    queryFn: ({ signal }) => getJson<SavedViews>(paths.api.savedViews(place), signal),
  });
}

export function inventoryProgress(place: InAccount) {
  return queryOptions({
    queryKey: queryKeyOf("inventoryProgress", place),
    queryFn: ({ signal }) => getJson<InventoryProgress>(paths.api.inventory(place), signal),
    refetchInterval: ({ state: { data } }) => (data && isWhole(data) ? usualMs : readingMs),
  });
}
