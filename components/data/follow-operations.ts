import type { QueryClient } from "@tanstack/react-query";
import { coalesce } from "#components/data/coalesce.ts";
import { overviewWith, pageWith, viewWith } from "#components/data/newest.ts";
import { followOneStream } from "#components/data/one-stream.ts";
import { invalidate, queryKeyOf, queryKeysOf } from "#components/data/query-keys.ts";
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
 * Longest random delay before a refetch after a reconnection, or once the database or the cloud is back, so that not all
 * browsers refetch at once.
 */
const longestSpreadMs = 2_000;

const nothingAway: Beat = { databaseAway: false, cloudAway: false };

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
  let last: Beat;
  let spread: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function expectBeat() {
    clearTimeout(silence);
    silence = setTimeout(endSilence, longestSilenceMs);
  }

  // The browser doesn't notice a connection over which nothing comes any more, or one that is never answered.
  function endSilence() {
    lose();
    stream.reopen();
  }

  function lose() {
    wasLost = true;
    stopWaiting();
    expectBeat();
    onState("lost");
    assumeNothingAway();
  }

  // Without the account's own stream nothing is known to be away.
  function assumeNothingAway() {
    last = nothingAway;
    onBeat(last);
  }

  function stopWaiting() {
    clearTimeout(spread);
    spread = undefined;
  }

  function show() {
    onState(last.databaseAway ? "stalled" : "live");
  }

  // Live only after this refetch: until then the page shows old states.
  function goOn() {
    stopWaiting();
    wasLost = false;
    show();
    readAll();
    void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  }

  function goOnSoon() {
    stopWaiting();
    spread = setTimeout(goOn, between(0, longestSpreadMs, random));
  }

  function take(beat: Beat) {
    expectBeat();
    const isBack = (last.databaseAway && !beat.databaseAway) || (last.cloudAway && !beat.cloudAway);
    last = beat;
    onBeat(beat);
    // While the page waits for its turn to read, it isn't live yet.
    if (spread !== undefined) return;
    if (wasLost || isBack) goOnSoon();
    else show();
  }

  const stream = followOneStream({
    url: paths.api.events(place),
    eventName: "change",
    onOpen() {
      expectBeat();
      if (wasLost) goOnSoon();
      else goOn();
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
  assumeNothingAway();
  expectBeat();
  return () => {
    lists.stop();
    stopWaiting();
    clearTimeout(silence);
    stream.leave();
  };
}

function takeIn(client: QueryClient, operation: Operation): void {
  const place = inAccount(operation.account);
  const key = queryKeyOf("operation", { id: operation.id, ...place });
  client.setQueryData<OperationView>(key, (view) => view && viewWith(view, operation));
  client.setQueriesData<OperationPage>(
    { queryKey: queryKeysOf("operations") },
    (page) => page && pageWith(page, operation),
  );
  client.setQueryData<Overview>(
    queryKeyOf("overview", place),
    (overview) => overview && overviewWith(overview, operation),
  );
  void client.invalidateQueries({ queryKey: key });
  // Its page names those that were to undo it.
  if (operation.undoes !== null) {
    void client.invalidateQueries({ queryKey: queryKeyOf("operation", { id: operation.undoes, ...place }) });
  }
}
