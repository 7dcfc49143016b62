import { describe, expect, it } from "vitest";
import { takesLong } from "#lib/operations/usual.ts";

const since = Date.parse("2026-11-24T08:00:00.000Z");
const running = { state: "running", stateSince: new Date(since).toISOString() } as const;

describe("much longer than usual", () => {
  it("is three times as long, and ten seconds more", () => {
    expect(takesLong(running, 60_000, since + 180_000)).toBe(false);
    expect(takesLong(running, 60_000, since + 180_001)).toBe(true);
    expect(takesLong(running, 800, since + 10_800)).toBe(false);
    expect(takesLong(running, 800, since + 10_801)).toBe(true);
  });

  it("is nothing of which no usual duration is known, and only said while the cloud works", () => {
    expect(takesLong(running, null, since + 3_600_000)).toBe(false);
    expect(takesLong({ ...running, state: "verifying" }, 800, since + 3_600_000)).toBe(false);
  });
});
