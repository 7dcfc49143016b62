import "server-only";
import { between } from "#lib/jitter.ts";

/** Proxies drop connections that are silent for a minute; a comment line keeps them. */
const heartbeatMs = 15_000;
/** A reader that lags this many events behind is cut off; it reconnects and reads everything anew. */
const mostWaiting = 500;

/** After a restart every browser comes back: told a time of its own each, they don't come at the same instant. */
const retryMs = { least: 1_000, most: 5_000 };

interface Source<Event> {
  /** Returns how to end each subscription. */
  subscribe(listener: (event: Event) => void): (() => void)[];
  /** Called when the console stops, so that open streams don't hold the server. */
  onStop(listener: () => void): () => void;
}

/** Answers with server-sent events for as long as the reader stays. */
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
        const heartbeat = setInterval(() => write(":\n\n"), heartbeatMs);
        close = () => {
          close = () => {};
          clearInterval(heartbeat);
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
