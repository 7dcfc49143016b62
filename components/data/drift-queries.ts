import { queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/data/json-client.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import type { InAccount } from "#lib/account.ts";
import type { DriftFilter, DriftPage } from "#lib/api/contract/drift.ts";
import { paths } from "#lib/paths.ts";

/** Drift is found by readings that take minutes, and no event tells of it. */
const everyMs = 60_000;

export function driftsPage(place: InAccount, query: DriftFilter) {
  const filter = { ...place, ...query };
  return queryOptions({
    queryKey: queryKeyOf("drifts", filter),
    queryFn: ({ signal }) => getJson<DriftPage>(paths.api.drifts(filter), signal),
    refetchInterval: everyMs,
  });
}
