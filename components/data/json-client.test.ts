import { afterEach, expect, it, vi } from "vitest";
import { getJson } from "#components/data/json-client.ts";
import { serverNow } from "#components/ui/server-clock.ts";

const hour = 3_600_000;

afterEach(() => void vi.unstubAllGlobals());

it("learns the server's time from each answer", async () => {
  const answerAt = async (at: number) => {
    const headers = { date: new Date(at).toUTCString() };
    vi.stubGlobal("fetch", async () => Response.json({}, { headers }));
    await getJson("/api/operations", new AbortController().signal);
  };
  await answerAt(Date.now() + hour);
  expect(serverNow() - Date.now()).toBeGreaterThan(hour - 60_000);
  await answerAt(Date.now());
  expect(Math.abs(serverNow() - Date.now())).toBeLessThan(60_000);
});
