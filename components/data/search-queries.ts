import { queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/data/json-client.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import type { InAccount } from "#lib/account.ts";
import type { SearchQuery } from "#lib/api/contract/queries.ts";
import type { ErrorTitles, Found } from "#lib/api/contract/search.ts";
import { paths } from "#lib/paths.ts";

/** How long an answer counts as current, in milliseconds. */
const freshMs = 5_000;

/** Everything that a text names. A text that changes cancels the search for the one before. */
export function foundQuery(place: InAccount, query: SearchQuery | null) {
  const asked = { ...place, ...query };
  return queryOptions({
    queryKey: queryKeyOf("found", asked),
    queryFn: ({ signal }) => getJson<Found>(paths.api.search({ ...asked, search: query?.search ?? "" }), signal),
    enabled: query !== null,
    staleTime: freshMs,
  });
}

/** The titles of all error codes. */
export const errorTitlesQuery = queryOptions({
  queryKey: queryKeyOf("errorTitles", {}),
  queryFn: ({ signal }) => getJson<ErrorTitles>(paths.api.errorTitles(), signal),
  staleTime: Number.POSITIVE_INFINITY,
});
