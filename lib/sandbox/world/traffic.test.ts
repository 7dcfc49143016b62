import { expect, test } from "vitest";
import { requestsPerSecond } from "#lib/sandbox/world/traffic.ts";

const source = { name: "loc-abcd1234", since: 0 };
/** Monday 2026-11-23, 00:00 in Beijing, in minutes. */
const monday = Date.UTC(2026, 10, 22, 16) / 60_000;

function hourOf(day: number, hour: number): number {
  const minutes = Array.from({ length: 60 }, (_, minute) => monday + day * 1440 + hour * 60 + minute);
  return minutes.reduce((sum, minute) => sum + requestsPerSecond(source, minute), 0) / 60;
}

test("a day has a quiet night and a busy evening", () => {
  const day = Array.from({ length: 24 }, (_, hour) => hourOf(0, hour));
  const at = (value: number) => day.indexOf(value);
  expect([2, 3, 4, 5]).toContain(at(Math.min(...day)));
  expect([19, 20, 21]).toContain(at(Math.max(...day)));
  expect(Math.max(...day) / Math.min(...day)).toBeGreaterThan(4);
  expect(Math.min(...day)).toBeGreaterThan(0);
});

test("a weekend is quieter than a weekday", () => {
  const [friday, saturday, sunday, next] = [4, 5, 6, 7].map((day) => hourOf(day, 15));
  expect(saturday).toBeLessThan((friday ?? 0) * 0.9);
  expect(sunday).toBeLessThan((next ?? 0) * 0.9);
});

test("it is the same at every call, and differs between sources", () => {
  expect(requestsPerSecond({ ...source }, monday)).toBe(requestsPerSecond(source, monday));
  const levels = Array.from({ length: 50 }, (_, at) => requestsPerSecond({ name: `loc-${at}`, since: 0 }, monday));
  expect(new Set(levels).size).toBe(50);
});

test("before its first second there is nothing", () => {
  const late = { ...source, since: (monday + 10) * 60 };
  expect([9, 10].map((minute) => requestsPerSecond(late, monday + minute) > 0)).toEqual([false, true]);
});
