import { describe, expect, it } from "vitest";
import {
  accepted,
  asked,
  bindingTo,
  detailAfter,
  itsTurn,
  noAnswer,
  taskDone,
  taskFailed,
} from "#components/data/testing/samples.ts";
import { endsOf } from "#components/operation/ends.ts";
import type { Operation } from "#lib/api/contract/operation.ts";

const before = bindingTo("old");
const verified = { to: "succeeded", cause: "verified", seconds: 9 } as const;
const differs = { to: "failed", cause: "differs", seconds: 40 } as const;
const noTrace = { to: "failed", cause: "no-trace", seconds: 400 } as const;
const closed = { to: "failed", cause: "closed-by-person", seconds: 50 } as const;
const changed = { to: "rejected", cause: "changed-since-review", seconds: 2 } as const;
const gone = { to: "failed", cause: "gone", seconds: 40 } as const;

function ends(steps: Parameters<typeof detailAfter>[0], changes: Partial<Operation> = {}) {
  return endsOf(detailAfter(steps, { before, ...changes }).operation);
}

describe("the rule's line", () => {
  it("leads to the previous binding until the requested one is verified", () => {
    expect(ends([asked])).toMatchObject({ before: "filled", after: "empty" });
    expect(ends([asked, itsTurn, accepted])).toMatchObject({ before: "filled", after: "current" });
    expect(ends([asked, itsTurn, accepted, taskDone, verified])).toMatchObject({ before: "empty", after: "done" });
    expect(ends([asked, itsTurn, accepted, taskDone, verified], { after: null })).toMatchObject({ after: "done" });
    expect(ends([asked, itsTurn, accepted, taskFailed])).toMatchObject({ before: "filled", after: "empty" });
    expect(ends([asked], { before: null }).before).toBe("empty");
  });

  it("leads to neither for certain while the outcome is unknown, and where it stayed so", () => {
    expect(ends([asked, itsTurn, noAnswer])).toMatchObject({ before: "unknown", after: "unknown" });
    expect(ends([asked, itsTurn, noAnswer, closed])).toMatchObject({ before: "unknown", after: "unknown" });
  });

  it("leads to what was found instead, whether at the check or by reading back", () => {
    const observed = bindingTo("someone-elses");
    const found = { before: "empty", after: "empty", found: "filled", foundBefore: false, foundAfter: false };
    expect(ends([asked, itsTurn, accepted, taskDone, differs], { observed })).toEqual(found);
    expect(ends([asked, changed], { observed })).toEqual(found);
    expect(ends([asked, changed], { observed: null })).toEqual({ ...found, found: "empty" });
  });

  it("leads to the requested binding that somebody else made before the operation's turn", () => {
    const observed = ends([asked, changed], { observed: bindingTo("orders-api") });
    expect(observed).toEqual({ before: "empty", after: "filled", found: null, foundBefore: false, foundAfter: true });
  });

  it("leads nowhere for certain where the rule was gone at the check, which read no binding", () => {
    expect(ends([asked, changed])).toMatchObject({ before: "unknown", after: "empty", found: null });
  });

  it("leads where it led where nothing was changed, and nowhere where the rule is gone", () => {
    const unchanged = { before: "filled", after: "empty", found: null, foundBefore: true, foundAfter: false };
    expect(ends([asked, itsTurn, accepted, taskDone, differs], { observed: before })).toEqual(unchanged);
    expect(ends([asked, itsTurn, noAnswer, noTrace], { observed: before })).toEqual(unchanged);
    expect(ends([asked, itsTurn, noAnswer, gone])).toMatchObject({ before: "empty", after: "empty", found: null });
  });
});
