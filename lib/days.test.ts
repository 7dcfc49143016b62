import { expect, it } from "vitest";
import { dayStarts } from "#lib/days.ts";

it.each([
  ["UTC", "2026-11-30T23:59:59Z", ["2026-11-29T00:00Z", "2026-11-30T00:00Z", "2026-12-01T00:00Z"]],
  ["Asia/Shanghai", "2026-11-30T16:00:00Z", ["2026-11-29T16:00Z", "2026-11-30T16:00Z", "2026-12-01T16:00Z"]],
  // A day of 23 hours, and one of 25.
  ["Europe/Berlin", "2026-03-29T12:00:00Z", ["2026-03-27T23:00Z", "2026-03-28T23:00Z", "2026-03-29T22:00Z"]],
  ["America/New_York", "2026-11-01T12:00:00Z", ["2026-10-31T04:00Z", "2026-11-01T04:00Z", "2026-11-02T05:00Z"]],
])("days of %s begin when its clocks say so, at %s", (timeZone, now, starts) => {
  const found = dayStarts(timeZone, Date.parse(now), 2);
  expect(found.map((at) => new Date(at).toISOString().replace(":00.000Z", "Z"))).toEqual(starts);
});
