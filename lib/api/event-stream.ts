import "server-only";
import { between } from "#lib/jitter.ts";

/** A client this many events behind is disconnected; it reconnects and refetches everything. */
const mostWaiting = 500;

/** Range of retry times, which spreads the browsers' reconnections after a restart. */
const retryMs = { least: 1_000, most: 5_000 };

interface Source<Event> {
  /** Returns a function that ends each subscription. */
  subscribe(listener: (event: Event) => void): (() => void)[];
  /** Calls the listener when the console stops, since open streams would keep the server running. */
  onStop(listener: () => void): () => void;
}

/** Answers with server-sent events until the client disconnects. */
export function eventStream<Event>(
  request: Request,
  name: string,
  source: Source<Event>,
  random: () => number = Math.random,
): Response {
  const encoder = new TextEncoder();
  let close = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if ((controller.desiredSize ?? 0) < -mostWaiting) close();
          else controller.enqueue(encoder.encode(text));
        };
        const leave = [
          ...source.subscribe((event) => write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`)),
          source.onStop(() => close()),
        ];
        close = () => {
          close = () => {};
          for (const step of leave) step();
          controller.close();
        };
        request.signal.addEventListener("abort", () => close());
        write(`retry: ${Math.round(between(retryMs.least, retryMs.most, random))}\n\n`);
      },
      cancel() {
        close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
