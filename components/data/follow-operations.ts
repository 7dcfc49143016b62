import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "#components/data/coalesce.ts";
import { overviewWith, pageWith, viewWith } from "#components/data/newest.ts";
import { followOneStream } from "#components/data/one-stream.ts";
import { invalidate, keyOf, keysOf } from "#components/data/query-keys.ts";
import type { StreamState } from "#components/data/stream-state.ts";
import type { Operation, OperationPage, OperationView, Overview, StreamEvent } from "#lib/api/contract/operation.ts";
import { between } from "#lib/jitter.ts";
import { paths } from "#lib/paths.ts";

/** A batch changes many operations at once: the lists on the screen are read again once for all of them. */
const listsMs = 500;

/**
 * A console that comes back is found by every browser that had lost it. Each waits for a moment of its own before it
 * reads everything anew, or all would read at the same instant.
 */
const longestSpreadMs = 2_000;

/** Writes what the event stream tells into the query cache. @returns a function that stops it */
export function followOperations(
  client: QueryClient,
  onState: (state: StreamState) => void,
  random: () => number = Math.random,
): () => void {
  const readLists = () => void invalidate(client, "operations", "overview");
  const readAll = () => void invalidate(client, "operations", "overview", "operation");
  const lists = coalesce(readLists, listsMs);
  let wasLost = false;
  let spread: ReturnType<typeof setTimeout> | undefined;
  const leave = followOneStream({
    url: paths.api.events(),
    eventName: "change",
    onOpen() {
      // What was missed is read with it: until then old states stand on the page.
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
  const key = keyOf("operation", { id: operation.id });
  client.setQueryData<OperationView>(key, (view) => view && viewWith(view, operation));
  client.setQueriesData<OperationPage>({ queryKey: keysOf("operations") }, (page) => page && pageWith(page, operation));
  client.setQueryData<Overview>(keyOf("overview", {}), (overview) => overview && overviewWith(overview, operation));
  void client.invalidateQueries({ queryKey: key });
}
