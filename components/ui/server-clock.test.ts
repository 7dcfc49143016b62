import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { learnServerTime, serverNow } from "#components/ui/server-clock.ts";

const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 100 * hour });
  forget();
});
afterEach(() => {
  forget();
  vi.useRealTimers();
});

/** Lets the browser's clock be right. */
function forget(): void {
  learnServerTime({ at: Date.now(), within: 0, sent: Date.now(), received: Date.now() });
}

it("is the browser's clock while the server's time lies between request and receipt", () => {
  learnServerTime({ at: Date.now() - 40, within: 0, sent: Date.now() - 100, received: Date.now() });
  expect(serverNow()).toBe(Date.now());
  learnServerTime({ at: Date.now() - 900, within: 1_000, sent: Date.now() - 20, received: Date.now() });
  expect(serverNow()).toBe(Date.now());
});

it.each([-hour, hour])("corrects a clock that is wrong by %d ms, and one that is set right meanwhile", (wrong) => {
  const at = Date.now() - wrong;
  learnServerTime({ at: at - 40, within: 0, sent: Date.now() - 100, received: Date.now() });
  expect(Math.abs(serverNow() - at)).toBeLessThanOrEqual(100);
  vi.setSystemTime(at);
  learnServerTime({ at: at - 40, within: 0, sent: Date.now() - 100, received: Date.now() });
  expect(Math.abs(serverNow() - at)).toBeLessThanOrEqual(100);
});

it("doesn't move for an answer that says nothing, or took long", () => {
  learnServerTime({ at: Number.NaN, within: 1_000, sent: Date.now(), received: Date.now() });
  learnServerTime({ at: Date.now() - 5_000, within: 0, sent: Date.now() - 60_000, received: Date.now() });
  expect(serverNow()).toBe(Date.now());
});
