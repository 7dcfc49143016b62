import { between } from "#lib/jitter.ts";

/**
 * One event stream per browser: the tab that holds the lock reads it and passes events to the others. A browser without
 * Web Locks opens one stream per tab.
 */
export interface StreamOptions {
  url: string;
  eventName: string;
  onEvent(data: string): void;
  /** Called each time the stream opens; events until then were missed. */
  onOpen(): void;
  onLost(): void;
  random: () => number;
}

type Message = { kind: "event"; data: string } | { kind: "open" } | { kind: "lost" } | { kind: "hello" };

/** Range of random reconnection delays. */
const againMs = { least: 1_000, most: 5_000 };

interface FollowedStream {
  /** Connects again after a random delay, in the tab that reads; in the others it does nothing. */
  reopen(): void;
  leave(): void;
}

export function followOneStream(options: StreamOptions): FollowedStream {
  const abort = new AbortController();
  const name = `stream:${options.url}`;
  const channel = new BroadcastChannel(name);
  let reader: Reader | null = null;

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    // Tells a new tab that the stream is already open.
    if (data.kind === "hello") {
      if (reader?.isOpen()) channel.postMessage({ kind: "open" } satisfies Message);
    } else deliver(data, options);
  };
  channel.postMessage({ kind: "hello" } satisfies Message);

  const read = () =>
    new Promise<void>((resolve) => {
      if (abort.signal.aborted) return resolve();
      const own = openReader(options, (message) => {
        deliver(message, options);
        channel.postMessage(message);
      });
      reader = own;
      abort.signal.addEventListener("abort", () => {
        own.close();
        resolve();
      });
    });

  if (navigator.locks) {
    navigator.locks.request(name, { signal: abort.signal }, read).catch(() => {
      // Either this tab has left, or locks are not permitted and it opens its own stream.
      if (!abort.signal.aborted) void read();
    });
  } else void read();

  return {
    reopen: () => reader?.reopen(),
    leave() {
      abort.abort();
      channel.close();
    },
  };
}

function deliver(message: Message, options: StreamOptions): void {
  if (message.kind === "event") options.onEvent(message.data);
  else if (message.kind === "open") options.onOpen();
  else if (message.kind === "lost") options.onLost();
}

interface Reader {
  isOpen(): boolean;
  reopen(): void;
  close(): void;
}

/** Reads the stream until closed. The browser reconnects by itself, except after an answer that isn't an event stream. */
function openReader(options: StreamOptions, tell: (message: Message) => void): Reader {
  let again: ReturnType<typeof setTimeout> | undefined;
  let source = connect();

  function connect(): EventSource {
    const next = new EventSource(options.url);
    next.onopen = () => tell({ kind: "open" });
    next.onerror = () => {
      tell({ kind: "lost" });
      if (next.readyState === EventSource.CLOSED) connectLater();
    };
    next.addEventListener(options.eventName, ({ data }) => tell({ kind: "event", data }));
    return next;
  }

  function connectLater() {
    clearTimeout(again);
    again = setTimeout(
      () => {
        source = connect();
      },
      between(againMs.least, againMs.most, options.random),
    );
  }

  return {
    isOpen: () => source.readyState === EventSource.OPEN,
    reopen() {
      source.close();
      connectLater();
    },
    close() {
      clearTimeout(again);
      source.close();
    },
  };
}
