import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followOneStream } from "#components/data/one-stream.ts";
import { seeded } from "#components/data/testing/seeded.ts";
import { eventually } from "#lib/testing/until.ts";

/** The browser's event source, driven by the test. Locks and channels are Node's own. */
class FakeSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];

  readyState = FakeSource.CONNECTING;
  onopen = () => {};
  onerror = () => {};
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.all.push(this);
  }

  open() {
    this.readyState = FakeSource.OPEN;
    this.onopen();
  }

  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror();
  }

  tell(data: string) {
    this.dispatchEvent(new MessageEvent("change", { data }));
  }

  close() {
    this.readyState = FakeSource.CLOSED;
  }
}

const tabs: { leave(): void }[] = [];
let count = 0;

beforeEach(() => {
  FakeSource.all = [];
  count += 1;
  vi.stubGlobal("EventSource", FakeSource);
});

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function tab(random = () => 0.25) {
  const heard: string[] = [];
  const stream = followOneStream({
    url: `/events/${count}`,
    eventName: "change",
    onEvent: (data) => heard.push(data),
    onOpen: () => heard.push("open"),
    onLost: () => heard.push("lost"),
    random,
  });
  const opened = { heard, ...stream };
  tabs.push(opened);
  return opened;
}

async function source(index: number): Promise<FakeSource> {
  return eventually(() => {
    const found = FakeSource.all[index];
    if (!found) throw new Error(`${FakeSource.all.length} sources so far`);
    return found;
  });
}

it("opens one stream for two tabs, and passes events to both", async () => {
  const [first, second] = [tab(), tab()];
  const stream = await source(0);
  stream.open();
  stream.tell("one");
  await eventually(() => expect(second.heard).toEqual(["open", "one"]));
  expect(first.heard).toEqual(["open", "one"]);
  expect(FakeSource.all).toHaveLength(1);
});

it("tells a new tab that the stream is open", async () => {
  tab();
  (await source(0)).open();
  const late = tab();
  await eventually(() => expect(late.heard).toEqual(["open"]));
});

it("continues in another tab when the reading one is closed", async () => {
  const [first, second] = [tab(), tab()];
  (await source(0)).open();
  first.leave();
  const next = await source(1);
  next.open();
  next.tell("two");
  await eventually(() => expect(second.heard).toContain("two"));
  expect(FakeSource.all[0]?.readyState).toBe(FakeSource.CLOSED);
});

it("leaves reconnecting to the browser, and says that the stream is lost until then", async () => {
  const { heard } = tab();
  const stream = await source(0);
  stream.open();
  stream.fail(FakeSource.CONNECTING);
  stream.open();
  expect(heard).toEqual(["open", "lost", "open"]);
  expect(FakeSource.all).toHaveLength(1);
});

it("reconnects after an answer that closed it for good", async () => {
  const { heard } = tab();
  const stream = await source(0);
  vi.useFakeTimers();
  stream.fail(FakeSource.CLOSED);
  await vi.advanceTimersByTimeAsync(2_000);
  FakeSource.all[1]?.open();
  expect(heard).toEqual(["lost", "open"]);
});

it("connects again when asked to, in the tab that reads", async () => {
  const [first, second] = [tab(), tab()];
  const stream = await source(0);
  stream.open();
  await eventually(() => expect(second.heard).toEqual(["open"]));
  vi.useFakeTimers();
  second.reopen();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(FakeSource.all).toHaveLength(1);
  first.reopen();
  first.reopen();
  expect(stream.readyState).toBe(FakeSource.CLOSED);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(FakeSource.all).toHaveLength(2);
  FakeSource.all[1]?.open();
  expect(first.heard).toEqual(["open", "open"]);
});

it("reconnects after a random delay, so that many browsers don't reconnect at once", async () => {
  vi.stubGlobal("navigator", {});
  const random = seeded(8);
  for (let count = 0; count < 200; count++) tab(random);
  vi.useFakeTimers();
  for (const stream of [...FakeSource.all]) stream.fail(FakeSource.CLOSED);
  let [before, most] = [FakeSource.all.length, 0];
  for (let tenth = 0; tenth < 50; tenth++) {
    await vi.advanceTimersByTimeAsync(100);
    most = Math.max(most, FakeSource.all.length - before);
    before = FakeSource.all.length;
  }
  expect(before).toBe(400);
  expect(most).toBeLessThan(20);
});

it("opens a stream in each tab without locks", async () => {
  vi.stubGlobal("navigator", {});
  tab();
  tab();
  await source(1);
  expect(FakeSource.all).toHaveLength(2);
});

it("gets no more events once it has left", async () => {
  const { heard, leave } = tab();
  const stream = await source(0);
  leave();
  expect(stream.readyState).toBe(FakeSource.CLOSED);
  expect(heard).toEqual([]);
});
