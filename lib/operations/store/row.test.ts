import { describe, expect, it } from "vitest";
import { isSameFailure, looksOf } from "#lib/operations/store/row.ts";

const now = new Date("2026-03-01T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("failures of polls and readings", () => {
  const refused = { code: "UnauthorizedOperation", message: "no", requestId: "r-1", action: "clb:DescribeTaskStatus" };

  it.each([
    ["the same code of the same call", { ...refused, message: "not allowed", requestId: "r-2" }, true],
    ["another code", { ...refused, code: null }, false],
    ["another call", { ...refused, action: "clb:DescribeTargets" }, false],
    ["none", null, false],
  ])("are the same as %s: %s", (_what, other, same) => {
    expect(isSameFailure(refused, other)).toBe(same);
  });
});

describe("consecutive polls and readings", () => {
  it.each([
    ["in time", ago(500), { looks: 4, lostLooks: 6 }],
    ["of an operation that is not followed", null, { looks: 4, lostLooks: 6 }],
    ["by a clock that was set back", ago(-3_600_000), { looks: 4, lostLooks: 6 }],
    ["after nobody looked for long", ago(3_600_000), { looks: 0, lostLooks: 0 }],
  ])("%s", (_when, nextPollAt, counted) => {
    expect(looksOf({ nextPollAt, looks: 4, lostLooks: 6 }, now)).toEqual(counted);
  });
});
