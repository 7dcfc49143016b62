import { queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/data/json-client.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import type { InAccount } from "#lib/account.ts";
import type { LastHourQuery } from "#lib/api/contract/queries.ts";
import type { LastHour } from "#lib/api/contract/traffic.ts";
import { paths } from "#lib/paths.ts";

/** Requests of a rule in the last hour. It isn't read again by itself: the cloud charges for many calls. */
export function lastHour(place: InAccount, rule: LastHourQuery) {
  const params = { ...place, ...rule };
  return queryOptions({
    queryKey: queryKeyOf("lastHour", params),
    queryFn: ({ signal }) => getJson<LastHour>(paths.api.lastHour(params), signal),
    staleTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
