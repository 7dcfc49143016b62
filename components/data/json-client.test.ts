import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { getJson } from "#components/data/json-client.ts";
import { learnServerTime, serverNow } from "#components/ui/server-clock.ts";

const hour = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: 100 * hour }));
afterEach(() => {
  vi.unstubAllGlobals();
  learnServerTime({ at: Date.now(), within: 0, sent: Date.now(), received: Date.now() });
  vi.useRealTimers();
});

it("learns the server's time from each answer", async () => {
  const answerAt = async (at: number) => {
    const headers = { date: new Date(at).toUTCString() };
    vi.stubGlobal("fetch", async () => Response.json({}, { headers }));
    await getJson("/api/operations", new AbortController().signal);
  };
  await answerAt(Date.now() + hour);
  expect(serverNow() - Date.now()).toBe(hour);
  await answerAt(Date.now());
  expect(serverNow() - Date.now()).toBeLessThanOrEqual(1_000);
});
