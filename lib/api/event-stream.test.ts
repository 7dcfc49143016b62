import { expect, it } from "vitest";
import { eventStream } from "#lib/api/event-stream.ts";

const source = { subscribe: () => [], onStop: () => () => {} };

async function retryOf(random: number): Promise<string> {
  const abort = new AbortController();
  const request = new Request("http://localhost/api/events", { signal: abort.signal });
  const reader = eventStream(request, "change", source, () => random).body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  abort.abort();
  return new TextDecoder().decode(value);
}

it("sends each browser another retry time, so that they don't reconnect all at once", async () => {
  expect(await retryOf(0)).toBe("retry: 1000\n\n");
  expect(await retryOf(0.5)).toBe("retry: 3000\n\n");
  expect(await retryOf(1)).toBe("retry: 5000\n\n");
});
