import { queryOptions } from "@tanstack/react-query";
import { getJson } from "#components/data/json-client.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import type { InAccount } from "#lib/account.ts";
import { paths } from "#lib/paths.ts";
import type { SandboxView } from "#lib/sandbox-terms.ts";

/** Refetch interval, since there are no events for calls. */
const refreshMs = 1500;

export function sandboxView(place: InAccount) {
  return queryOptions({
    queryKey: queryKeyOf("sandbox", place),
    queryFn: ({ signal }) => getJson<SandboxView>(paths.api.sandboxCalls(place), signal),
    refetchInterval: refreshMs,
  });
}
