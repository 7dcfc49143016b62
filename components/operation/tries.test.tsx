import { describe, expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { asked, detailAfter, itsTurn, second } from "#components/data/testing/samples.ts";
import { Attempts } from "#components/operation/attempts.tsx";
import { Progress } from "#components/operation/progress.tsx";
import { resolveTimeline } from "#components/operation/timeline.ts";
import { foldTries, triesOf } from "#components/operation/tries.ts";
import type { OperationDetail } from "#lib/api/contract/operation.ts";

const limit = { code: "RequestLimitExceeded", message: "too many", requestId: "r-1" };
const unreachable = { to: "queued", cause: "not-connected", seconds: 1, retryInSeconds: 2 } as const;

function refused(count: number) {
  return Array.from({ length: count }, (_, index) => [
    { ...itsTurn, seconds: index * 10 },
    { to: "queued", cause: "rate-limited", seconds: index * 10 + 1, cloudSays: limit, retryInSeconds: 9 } as const,
  ]).flat();
}

const usedUp = { to: "rejected", cause: "tries-used-up", seconds: 100 } as const;

describe("tries", () => {
  it("are each what came of a request, or that none was sent", () => {
    expect(triesOf(detailAfter([asked, unreachable, ...refused(1)]).transitions)).toEqual([
      { number: 1, sent: false, from: null, at: second(1), cause: "not-connected", cloudSays: null },
      { number: 2, sent: true, from: second(0), at: second(1), cause: "rate-limited", cloudSays: limit },
    ]);
    expect(triesOf(detailAfter([asked, itsTurn]).transitions)).toEqual([]);
  });

  it("are folded beyond three", () => {
    const tries = triesOf(detailAfter([asked, ...refused(10)]).transitions);
    const { folded, shown } = foldTries(tries);
    expect([folded.length, shown.map(({ number }) => number)]).toEqual([7, [8, 9, 10]]);
    expect(foldTries(tries.slice(0, 4))).toMatchObject({ folded: [], shown: { length: 4 } });
  });
});

describe("ten refused requests", () => {
  const detail = detailAfter([asked, ...refused(10), usedUp]);

  it("were sent, whatever the present try came to", () => {
    const { stations, tries } = resolveTimeline(detail);
    expect(tries).toHaveLength(10);
    expect(stations.map(({ key }) => key)).toEqual(["checked", "accepted", "working", "done", "verified"]);
  });

  it("are on the line, with their code, and it ends as given up", () => {
    const line = lineOf(detail);
    expect(line).toContain("7 earlier tries");
    expect(line).toContain("Try 10: refused");
    expect(line).toContain("/errors/RequestLimitExceeded");
    expect(line).toContain("Given up");
    expect(line).not.toContain("Not sent");
  });
});

it("counts down to the next try, and will send again", () => {
  const line = lineOf(detailAfter([asked, ...refused(1)]));
  expect(line).toContain("Try 1: refused");
  expect(line).toContain("Sent again");
  // The sample's next try is long past.
  expect(line).toContain("The next try is about to begin.");
  const inAnHour = detailAfter([asked, ...refused(1)]);
  const last = inAnHour.transitions.at(-1);
  if (last) last.notBefore = new Date(Date.now() + 3_600_000).toISOString();
  expect(lineOf(inAnHour)).toMatch(/Next try in .*(1h|59m)/);
});

it("takes an internal error for an answer, although not for a result", () => {
  const says = { code: "InternalError", message: "internal", requestId: "r-2" };
  const detail = detailAfter([
    asked,
    itsTurn,
    { to: "unconfirmed", cause: "internal-error", seconds: 3, cloudSays: says },
  ]);
  const page = lineOf(detail) + draw(<Attempts attempts={detail.attempts} />);
  expect(page).toContain("Unclear response");
  expect(page).toContain("Answered, outcome unknown");
  expect(page).not.toMatch(/No (answer|response)/);
});

function lineOf(detail: OperationDetail): string {
  return draw(<Progress view={{ ...detail, explained: null }} />).replaceAll("<!-- -->", "");
}
