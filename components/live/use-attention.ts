import { useQuery } from "@tanstack/react-query";
import { needingAttention } from "#components/live/attention.ts";
import { askedForGroup } from "#components/live/groups.ts";
import { operationsPage } from "#components/live/operation-queries.ts";
import { useNow } from "#components/ui/ticker.ts";
import type { Operation } from "#lib/operations/types.ts";

/** What needs a person, of the newest that went wrong and the newest of all; undefined until both are known. */
export function useAttention(): Operation[] | undefined {
  const wrong = useQuery(operationsPage(askedForGroup("attention"))).data;
  const latest = useQuery(operationsPage({})).data;
  const now = useNow(60_000);
  return wrong && latest && needingAttention([...latest.items, ...wrong.items], now);
}
