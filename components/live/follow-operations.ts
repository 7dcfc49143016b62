import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "#components/live/coalesce.ts";
import { type OperationView, pageWith, viewWith } from "#components/live/newest.ts";
import { followOneStream } from "#components/live/one-stream.ts";
import { operationKeys } from "#components/live/operation-queries.ts";
import type { StreamState } from "#components/live/stream-state.ts";
import type { StreamEvent } from "#lib/api/stream-event.ts";
import type { Page } from "#lib/inventory/types.ts";
import type { Operation } from "#lib/operations/types.ts";
import { paths } from "#lib/paths.ts";

/** A batch changes many operations at once: the lists on the screen are read again once for all of them. */
const listsMs = 500;

/** Writes what the event stream tells into the query cache. @returns a function that stops it */
export function followOperations(client: QueryClient, onState: (state: StreamState) => void): () => void {
  const lists = coalesce(() => void client.invalidateQueries({ queryKey: operationKeys.lists }), listsMs);
  const leave = followOneStream({
    url: paths.api.events(),
    eventName: "change",
    onOpen() {
      onState("live");
      void client.invalidateQueries({ queryKey: operationKeys.lists });
      void client.invalidateQueries({ queryKey: operationKeys.views });
    },
    onLost: () => onState("lost"),
    onEvent(data) {
      const event: StreamEvent = JSON.parse(data);
      if ("forgotten" in event) return void client.invalidateQueries();
      takeIn(client, event.operation);
      lists.call();
    },
  });
  return () => {
    lists.stop();
    leave();
  };
}

function takeIn(client: QueryClient, operation: Operation): void {
  const key = operationKeys.view(operation.id);
  client.setQueryData<OperationView>(key, (view) => view && viewWith(view, operation));
  client.setQueriesData<Page<Operation>>(
    { queryKey: operationKeys.lists },
    (page) => page && pageWith(page, operation),
  );
  void client.invalidateQueries({ queryKey: key });
}
