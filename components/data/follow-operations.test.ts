import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followOperations } from "#components/data/follow-operations.ts";
import { queryKeyOf } from "#components/data/query-keys.ts";
import type { StreamState } from "#components/data/stream-state.ts";
import { accepted, asked, detailAfter, itsTurn } from "#components/data/testing/samples.ts";
import type { Beat, Operation, OperationPage, OperationView, StreamEvent } from "#lib/api/contract/operation.ts";
import { eventually } from "#lib/testing/until.ts";

class FakeSource extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static last: FakeSource | null = null;
  static count = 0;

  readyState = 1;
  onopen = () => {};
  onerror = () => {};

  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.last = this;
    FakeSource.count += 1;
  }

  tell(operation: Operation) {
    this.#send({ operation });
  }

  tellForgotten() {
    this.#send({ forgotten: true });
  }

  tellBeat(beat: Beat) {
    this.#send({ beat });
  }

  #send(event: StreamEvent) {
    this.dispatchEvent(new MessageEvent("change", { data: JSON.stringify(event) }));
  }

  close() {}
}

const submitting: OperationView = { ...detailAfter([asked, itsTurn]), explained: null };
const running = detailAfter([asked, itsTurn, accepted]).operation;
const key = queryKeyOf("operation", { id: running.id });

let client: QueryClient;
let leave: () => void;
let states: StreamState[];
let beats: Beat[];
const handlers = { onState: (state: StreamState) => states.push(state), onBeat: (beat: Beat) => beats.push(beat) };

beforeEach(() => {
  // Without locks each tab reads its own stream, so the tests share nothing.
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("EventSource", FakeSource);
  client = new QueryClient();
  states = [];
  beats = [];
  leave = followOperations(client, {}, handlers, () => 0);
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

const none: OperationPage = { items: [], total: 0, capped: false, next: null, previous: null, usualMs: {} };

/** A list on the screen. @returns a function for the number of its reads */
function shownList(page = none) {
  const read = vi.fn(async () => page);
  const observer = new QueryObserver(client, {
    queryKey: queryKeyOf("operations", { state: "running" }),
    queryFn: read,
    initialData: page,
    staleTime: 60_000,
  });
  observer.subscribe(() => {});
  return read;
}

it("writes an event into the page and the lists that show the operation", () => {
  client.setQueryData(key, submitting);
  client.setQueryData(queryKeyOf("operations", {}), { ...none, items: [submitting.operation] });
  stream().tell(running);
  expect(client.getQueryData<OperationView>(key)?.operation.state).toBe("running");
  expect(client.getQueryData<OperationPage>(queryKeyOf("operations", {}))?.items[0]?.state).toBe("running");
});

it("reads the page of an operation again when one that undoes it changes", () => {
  client.setQueryData(key, submitting);
  stream().tell({ ...running, id: "42", undoes: "40" });
  expect(client.getQueryState(key)?.isInvalidated).toBe(false);
  stream().tell({ ...running, id: "42", undoes: running.id });
  expect(client.getQueryState(key)?.isInvalidated).toBe(true);
});

it("reads the stream of its account", () => {
  leave();
  leave = followOperations(client, { account: "prod" }, handlers);
  expect(stream().url).toBe("/api/events?account=prod");
});

it("drops an event that is older than what is shown", () => {
  client.setQueryData(key, { ...submitting, operation: running });
  stream().tell(submitting.operation);
  expect(client.getQueryData<OperationView>(key)?.operation.state).toBe("running");
});

it("writes an event of another account to that account's page alone", () => {
  const elsewhere = { ...running, account: "prod" };
  const theirKey = queryKeyOf("operation", { id: running.id, account: "prod" });
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
  leave = followOperations(client, {}, handlers, () => 0.75);
  stream().onopen();
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toHaveBeenCalledTimes(1);
  stream().onerror();
  stream().onopen();
  await vi.advanceTimersByTimeAsync(1_499);
  expect(read).toHaveBeenCalledTimes(1);
  expect(states).toEqual(["live", "lost"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(read).toHaveBeenCalledTimes(2);
  expect(states).toEqual(["live", "lost", "live"]);
});

const well: Beat = { databaseAway: false, cloudAway: false };

/** A read that has failed, on the screen. @returns a function for the number of its further reads */
async function failedRead() {
  const read = vi.fn(async (): Promise<string> => {
    throw new Error("away");
  });
  const observer = new QueryObserver(client, { queryKey: ["rules", {}], queryFn: read, retry: false });
  observer.subscribe(() => {});
  await eventually(() => expect(observer.getCurrentResult().isError).toBe(true));
  return () => read.mock.calls.length - 1;
}

it("is live only while the console's beats come", async () => {
  vi.useFakeTimers();
  stream().onopen();
  stream().tellBeat(well);
  await vi.advanceTimersByTimeAsync(7_900);
  expect(states.at(-1)).toBe("live");
  await vi.advanceTimersByTimeAsync(200);
  expect(states.at(-1)).toBe("lost");
  stream().tellBeat(well);
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toBe("live");
});

it("says of nothing that it is away while the stream is lost, or is that of another account", () => {
  stream().onopen();
  stream().tellBeat({ databaseAway: false, cloudAway: true });
  stream().onerror();
  expect(beats.at(-1)).toEqual(well);
  stream().tellBeat({ databaseAway: false, cloudAway: true });
  leave();
  leave = followOperations(client, { account: "prod" }, handlers);
  expect(beats.at(-1)).toEqual(well);
});

it("connects again when no beat comes, as often as it takes", async () => {
  leave();
  vi.useFakeTimers();
  leave = followOperations(client, {}, handlers, () => 0);
  const before = FakeSource.count;
  await vi.advanceTimersByTimeAsync(7_900);
  expect(states).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(states).toEqual(["lost"]);
  expect(FakeSource.count).toBe(before + 1);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(FakeSource.count).toBe(before + 2);
  stream().onopen();
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toBe("live");
});

it("reads again after a random delay once the database or the cloud is back, as every other browser does", async () => {
  leave();
  vi.useFakeTimers();
  const read = shownList();
  leave = followOperations(client, {}, handlers, () => 0.75);
  stream().tellBeat({ databaseAway: true, cloudAway: false });
  stream().tellBeat(well);
  stream().tellBeat(well);
  await vi.advanceTimersByTimeAsync(1_499);
  expect(read).not.toHaveBeenCalled();
  expect(states).toEqual(["stalled"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(read).toHaveBeenCalledTimes(1);
  expect(states).toEqual(["stalled", "live"]);
});

it("isn't live while the database is away, and reads again when it is back", async () => {
  const read = shownList();
  stream().onopen();
  await eventually(() => expect(read).toHaveBeenCalledTimes(1));
  stream().tellBeat({ databaseAway: true, cloudAway: false });
  expect(states.at(-1)).toBe("stalled");
  expect(beats.at(-1)).toMatchObject({ databaseAway: true });
  stream().tellBeat(well);
  await eventually(() => expect(read).toHaveBeenCalledTimes(2));
  expect(states.at(-1)).toBe("live");
});

it("reads again by itself what had failed, once the cloud is back", async () => {
  const reads = await failedRead();
  stream().tellBeat({ databaseAway: false, cloudAway: true });
  expect(states.at(-1)).toBe("live");
  expect(reads()).toBe(0);
  stream().tellBeat(well);
  await eventually(() => expect(reads()).toBe(1));
});
