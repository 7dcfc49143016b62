/**
 * One event stream per browser, however many tabs: the tab that holds the lock reads it and tells the others. A browser
 * without locks reads one per tab.
 */
export interface StreamOptions {
  url: string;
  eventName: string;
  onEvent(data: string): void;
  /** The stream is open, for the first time or again: what happened meanwhile was not told. */
  onOpen(): void;
  onLost(): void;
}

type Message = { kind: "event"; data: string } | { kind: "open" } | { kind: "lost" };

/** @returns a function that leaves the stream */
export function followOneStream(options: StreamOptions): () => void {
  const abort = new AbortController();
  const channel = new BroadcastChannel(`stream:${options.url}`);

  const deliver = (message: Message) => {
    if (message.kind === "event") options.onEvent(message.data);
    else if (message.kind === "open") options.onOpen();
    else options.onLost();
  };
  channel.onmessage = (event: MessageEvent<Message>) => deliver(event.data);

  const read = () =>
    readStream(options, abort.signal, (message) => {
      deliver(message);
      channel.postMessage(message);
    });

  if (navigator.locks) {
    navigator.locks.request(`stream:${options.url}`, { signal: abort.signal }, read).catch((error: unknown) => {
      if (!abort.signal.aborted) throw error;
    });
  } else {
    read();
  }
  return () => {
    abort.abort();
    channel.close();
  };
}

/** Reads until the signal; the browser itself reconnects. */
function readStream(options: StreamOptions, signal: AbortSignal, tell: (message: Message) => void): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource(options.url);
    source.onopen = () => tell({ kind: "open" });
    source.onerror = () => {
      tell({ kind: "lost" });
      if (source.readyState === EventSource.CLOSED) scheduleAgain();
    };
    source.addEventListener(options.eventName, (event) => tell({ kind: "event", data: event.data }));

    let again: ReturnType<typeof setTimeout> | undefined;
    // An answer other than an event stream (a restart behind a proxy, say) closes an EventSource for good.
    const scheduleAgain = () => {
      again = setTimeout(() => readStream(options, signal, tell).then(resolve), 2_000);
    };
    signal.addEventListener("abort", () => {
      clearTimeout(again);
      source.close();
      resolve();
    });
  });
}
