import { between } from "#lib/jitter.ts";

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
  random: () => number;
}

type Message = { kind: "event"; data: string } | { kind: "open" } | { kind: "lost" } | { kind: "hello" };

/** Browsers that were refused at the same instant come back one after another. */
const againMs = { least: 1_000, most: 5_000 };

/** @returns a function that leaves the stream */
export function followOneStream(options: StreamOptions): () => void {
  const abort = new AbortController();
  const name = `stream:${options.url}`;
  const channel = new BroadcastChannel(name);
  let reader: Reader | null = null;

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    // A tab that comes later can't know that the stream has long been open.
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
      // The wait was ended by leaving; or locks are forbidden here, and this tab reads for itself.
      if (!abort.signal.aborted) void read();
    });
  } else void read();

  return () => {
    abort.abort();
    channel.close();
  };
}

function deliver(message: Message, options: StreamOptions): void {
  if (message.kind === "event") options.onEvent(message.data);
  else if (message.kind === "open") options.onOpen();
  else if (message.kind === "lost") options.onLost();
}

interface Reader {
  isOpen(): boolean;
  close(): void;
}

/** Reads until it is closed. The browser reconnects by itself, except after an answer that is no event stream. */
function openReader(options: StreamOptions, tell: (message: Message) => void): Reader {
  let again: ReturnType<typeof setTimeout> | undefined;
  let source = connect();

  function connect(): EventSource {
    const next = new EventSource(options.url);
    next.onopen = () => tell({ kind: "open" });
    next.onerror = () => {
      tell({ kind: "lost" });
      if (next.readyState !== EventSource.CLOSED) return;
      again = setTimeout(
        () => {
          source = connect();
        },
        between(againMs.least, againMs.most, options.random),
      );
    };
    next.addEventListener(options.eventName, ({ data }) => tell({ kind: "event", data }));
    return next;
  }

  return {
    isOpen: () => source.readyState === EventSource.OPEN,
    close() {
      clearTimeout(again);
      source.close();
    },
  };
}
