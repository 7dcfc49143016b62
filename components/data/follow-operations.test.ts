import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followOperations } from "#components/data/follow-operations.ts";
import { keyOf } from "#components/data/query-keys.ts";
import type { StreamState } from "#components/data/stream-state.ts";
import { accepted, asked, detailAfter, itsTurn } from "#components/data/testing/samples.ts";
import type { Operation, OperationPage, OperationView, StreamEvent } from "#lib/api/contract/operation.ts";
import { eventually } from "#lib/testing/until.ts";

class FakeSource extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static last: FakeSource | null = null;

  readyState = 1;
  onopen = () => {};
  onerror = () => {};

  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.last = this;
  }

  tell(operation: Operation) {
    this.#send({ operation });
  }

  tellForgotten() {
    this.#send({ forgotten: true });
  }

  #send(event: StreamEvent) {
    this.dispatchEvent(new MessageEvent("change", { data: JSON.stringify(event) }));
  }

  close() {}
}

const submitting: OperationView = { ...detailAfter([asked, itsTurn]), explained: null };
const running = detailAfter([asked, itsTurn, accepted]).operation;
const key = keyOf("operation", { id: running.id });

let client: QueryClient;
let leave: () => void;
let states: StreamState[];

beforeEach(() => {
  // Without locks each tab reads its own stream, so the tests share nothing.
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("EventSource", FakeSource);
  client = new QueryClient();
  states = [];
  leave = followOperations(client, {}, (state) => states.push(state));
});

afterEach(() => {
  leave();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function stream(): FakeSource {
  if (!FakeSource.last) throw new Error("nothing reads the stream");
  return FakeSource.last;
}

const none: OperationPage = { items: [], total: 0, capped: false, next: null, previous: null };

/** A list on the screen. @returns a function for the number of its reads */
function shownList(page = none) {
  const read = vi.fn(async () => page);
  const observer = new QueryObserver(client, {
    queryKey: keyOf("operations", { state: "running" }),
    queryFn: read,
    initialData: page,
    staleTime: 60_000,
  });
  observer.subscribe(() => {});
  return read;
}

it("writes an event into the page and the lists that show the operation", () => {
  client.setQueryData(key, submitting);
  client.setQueryData(keyOf("operations", {}), { ...none, items: [submitting.operation] });
  stream().tell(running);
  expect(client.getQueryData<OperationView>(key)?.operation.state).toBe("running");
  expect(client.getQueryData<OperationPage>(keyOf("operations", {}))?.items[0]?.state).toBe("running");
});

it("reads the stream of its account", () => {
  leave();
  leave = followOperations(client, { account: "prod" }, () => {});
  expect(stream().url).toBe("/api/events?account=prod");
});

it("drops an event that is older than what is shown", () => {
  client.setQueryData(key, { ...submitting, operation: running });
  stream().tell(submitting.operation);
  expect(client.getQueryData<OperationView>(key)?.operation.state).toBe("running");
});

it("writes an event of another account to that account's page alone", () => {
  const elsewhere = { ...running, account: "prod" };
  const theirKey = keyOf("operation", { id: running.id, account: "prod" });
  client.setQueryData(key, submitting);
  client.setQueryData(theirKey, { ...submitting, operation: { ...submitting.operation, account: "prod" } });
  stream().tell(elsewhere);
  expect(client.getQueryData<OperationView>(theirKey)?.operation.state).toBe("running");
  expect(client.getQueryData<OperationView>(key)?.operation.state).toBe("submitting");
});

it("stores nothing for operations that aren't shown", () => {
  stream().tell(running);
  expect(client.getQueryData(key)).toBeUndefined();
});

it("marks everything as outdated when the cloud is another one", () => {
  client.setQueryData(["load-balancers"], []);
  stream().tellForgotten();
  expect(client.getQueryState(["load-balancers"])?.isInvalidated).toBe(true);
});

it("refetches the lists on the screen once after many events", async () => {
  vi.useFakeTimers();
  const read = shownList();
  for (let version = 10; version < 60; version++) stream().tell({ ...running, version });
  await vi.advanceTimersByTimeAsync(500);
  expect(read).toHaveBeenCalledTimes(1);
});

it("refetches everything each time the stream opens, because it may have missed events", async () => {
  const read = shownList();
  stream().onopen();
  await eventually(() => expect(read).toHaveBeenCalledTimes(1));
  stream().onerror();
  stream().onopen();
  await eventually(() => expect(read).toHaveBeenCalledTimes(2));
  expect(states).toEqual(["live", "lost", "live"]);
});

it("refetches after a random delay when the stream reopens, and is live from then on", async () => {
  leave();
  vi.useFakeTimers();
  const read = shownList();
  const told: string[] = [];
  leave = followOperations(
    client,
    {},
    (state) => told.push(state),
    () => 0.75,
  );
  stream().onopen();
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toHaveBeenCalledTimes(1);
  stream().onerror();
  stream().onopen();
  await vi.advanceTimersByTimeAsync(1_499);
  expect(read).toHaveBeenCalledTimes(1);
  expect(told).toEqual(["live", "lost"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(read).toHaveBeenCalledTimes(2);
  expect(told).toEqual(["live", "lost", "live"]);
});
