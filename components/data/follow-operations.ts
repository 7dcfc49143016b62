import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "#components/data/coalesce.ts";
import { overviewWith, pageWith, viewWith } from "#components/data/newest.ts";
import { followOneStream } from "#components/data/one-stream.ts";
import { invalidate, keyOf, keysOf } from "#components/data/query-keys.ts";
import type { StreamState } from "#components/data/stream-state.ts";
import { type InAccount, inAccount } from "#lib/account.ts";
import type {
  Beat,
  Operation,
  OperationPage,
  OperationView,
  Overview,
  StreamEvent,
} from "#lib/api/contract/operation.ts";
import { between } from "#lib/jitter.ts";
import { paths } from "#lib/paths.ts";

/** Window in which events share one refetch of the lists, since a batch changes many operations at once. */
const listsMs = 500;

/**
 * Longest random delay before a refetch after a reconnection, so that the browsers of a restarted console don't all refetch
 * at once.
 */
const longestSpreadMs = 2_000;

/** Longest time between two beats of a stream that lives: the console sends one every three seconds. */
const longestSilenceMs = 8_000;

interface Handlers {
  onState(state: StreamState): void;
  /** Told every few seconds what is away. */
  onBeat(beat: Beat): void;
}

/** Applies an account's event stream to the query cache. @returns a function that stops it */
export function followOperations(
  client: QueryClient,
  place: InAccount,
  { onState, onBeat }: Handlers,
  random: () => number = Math.random,
): () => void {
  const readLists = () => void invalidate(client, "operations", "overview");
  const readAll = () => void invalidate(client, "operations", "overview", "operation");
  const lists = coalesce(readLists, listsMs);
  let wasLost = false;
  let last: Beat = { databaseAway: false, cloudAway: false };
  let spread: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function expectBeat() {
    clearTimeout(silence);
    silence = setTimeout(lose, longestSilenceMs);
  }

  function lose() {
    wasLost = true;
    clearTimeout(spread);
    spread = undefined;
    clearTimeout(silence);
    onState("lost");
  }

  function show() {
    onState(last.databaseAway ? "paused" : "live");
  }

  // Live only after this refetch: until then the page shows old states.
  function goOn() {
    wasLost = false;
    show();
    readAll();
    void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  }

  function take(beat: Beat) {
    expectBeat();
    const isBack = (last.databaseAway && !beat.databaseAway) || (last.cloudAway && !beat.cloudAway);
    last = beat;
    onBeat(beat);
    // While a stream that has just reopened waits for its turn to read, it isn't live yet.
    if (spread !== undefined) return;
    if (wasLost || isBack) goOn();
    else show();
  }

  const leave = followOneStream({
    url: paths.api.events(place),
    eventName: "change",
    onOpen() {
      expectBeat();
      clearTimeout(spread);
      if (!wasLost) return goOn();
      spread = setTimeout(
        () => {
          spread = undefined;
          goOn();
        },
        between(0, longestSpreadMs, random),
      );
    },
    onLost: lose,
    random,
    onEvent(data) {
      const event: StreamEvent = JSON.parse(data);
      if ("beat" in event) return take(event.beat);
      if ("forgotten" in event) return void client.invalidateQueries();
      takeIn(client, event.operation);
      lists.call();
    },
  });
  return () => {
    lists.stop();
    clearTimeout(spread);
    clearTimeout(silence);
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
