import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "#components/data/coalesce.ts";
import { overviewWith, pageWith, viewWith } from "#components/data/newest.ts";
import { followOneStream } from "#components/data/one-stream.ts";
import { invalidate, keyOf, keysOf } from "#components/data/query-keys.ts";
import type { StreamState } from "#components/data/stream-state.ts";
import { type InAccount, inAccount } from "#lib/account.ts";
import type { Operation, OperationPage, OperationView, Overview, StreamEvent } from "#lib/api/contract/operation.ts";
import { between } from "#lib/jitter.ts";
import { paths } from "#lib/paths.ts";

/** Window in which events share one refetch of the lists, since a batch changes many operations at once. */
const listsMs = 500;

/**
 * Longest random delay before a refetch after a reconnection, so that the browsers of a restarted console don't all refetch
 * at once.
 */
const longestSpreadMs = 2_000;

/** Applies an account's event stream to the query cache. @returns a function that stops it */
export function followOperations(
  client: QueryClient,
  place: InAccount,
  onState: (state: StreamState) => void,
  random: () => number = Math.random,
): () => void {
  const readLists = () => void invalidate(client, "operations", "overview");
  const readAll = () => void invalidate(client, "operations", "overview", "operation");
  const lists = coalesce(readLists, listsMs);
  let wasLost = false;
  let spread: ReturnType<typeof setTimeout> | undefined;
  const leave = followOneStream({
    url: paths.api.events(place),
    eventName: "change",
    onOpen() {
      // Live only after this refetch: until then the page shows old states.
      const goOn = () => {
        onState("live");
        readAll();
      };
      clearTimeout(spread);
      if (wasLost) spread = setTimeout(goOn, between(0, longestSpreadMs, random));
      else goOn();
    },
    onLost() {
      wasLost = true;
      clearTimeout(spread);
      onState("lost");
    },
    random,
    onEvent(data) {
      const event: StreamEvent = JSON.parse(data);
      if ("forgotten" in event) return void client.invalidateQueries();
      takeIn(client, event.operation);
      lists.call();
    },
  });
  return () => {
    lists.stop();
    clearTimeout(spread);
    leave();
  };
}

function takeIn(client: QueryClient, operation: Operation): void {
  const place = inAccount(operation.account);
  const key = keyOf("operation", { id: operation.id, ...place });
  client.setQueryData<OperationView>(key, (view) => view && viewWith(view, operation));
  client.setQueriesData<OperationPage>({ queryKey: keysOf("operations") }, (page) => page && pageWith(page, operation));
  client.setQueryData<Overview>(keyOf("overview", place), (overview) => overview && overviewWith(overview, operation));
  void client.invalidateQueries({ queryKey: key });
}
