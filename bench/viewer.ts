import type { Stack } from "#bench/stack.ts";
import { paths } from "#lib/paths.ts";

/** Follows an operation as a browser does: the event stream, and a read after each event. */
export interface Viewer {
  /** Loads the operation's page; a light viewer loads only its JSON, because many pages at once cost much. */
  open(operation: string, light: boolean): Promise<void>;
  /** Ends the viewer. @returns the number of reads */
  leave(): Promise<number>;
}

async function read(url: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
}

/** Opens the event stream of one viewer. */
export async function watch(stack: Stack): Promise<Viewer> {
  const leaving = new AbortController();
  const { signal } = leaving;
  const stream = await fetch(stack.console + paths.api.events(), { signal });
  if (!stream.ok || !stream.body) throw new Error(`No event stream: ${stream.status}`);
  let operation = "";
  let reads = 0;

  const follow = async (events: ReadableStream<string>) => {
    for await (const text of events) {
      if (operation === "" || !text.includes('"operation":')) continue;
      reads += 1;
      await read(stack.console + paths.api.operation(operation), signal);
    }
  };
  const following = follow(stream.body.pipeThrough(new TextDecoderStream())).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });

  return {
    async open(id, light) {
      operation = id;
      reads += 1;
      await read(stack.console + (light ? paths.api.operation(id) : paths.operation(id)), signal);
    },
    async leave() {
      leaving.abort();
      await following;
      return reads;
    },
  };
}
