import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { Days } from "#components/overview/days.tsx";
import { Regions } from "#components/overview/regions.tsx";
import type { DayFigures } from "#lib/operations/store/day-figures.ts";
import { paths } from "#lib/paths.ts";

const days: DayFigures[] = [
  { from: "2026-11-28T16:00:00.000Z", to: "2026-11-29T16:00:00.000Z", figures: null },
  {
    from: "2026-11-29T16:00:00.000Z",
    to: "2026-11-30T16:00:00.000Z",
    figures: { total: 9, succeeded: 6, failed: 2, medianMs: 2_500 },
  },
  {
    from: "2026-11-30T16:00:00.000Z",
    to: "2026-12-01T16:00:00.000Z",
    figures: { total: 0, succeeded: 0, failed: 0, medianMs: null },
  },
];

/** Where the links lead whose text is a number, by that number. */
function figuresOf(markup: string): string[] {
  const links = [...markup.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)];
  return links.flatMap(([, href = "", inner = ""]) => {
    const [number] = /^\d+/.exec(inner.replaceAll(/<[^>]*>/g, "")) ?? [];
    return number === undefined ? [] : [`${number} ${href.replaceAll("&amp;", "&")}`];
  });
}

it("links each figure of a day to the operations that it counts, and leaves out a day counted in part", () => {
  const [, second, third] = days;
  const on = (day: DayFigures | undefined) => ({ from: day?.from ?? "", to: day?.to ?? "" });
  const whole = { from: second?.from ?? "", to: third?.to ?? "" };
  const markup = draw(<Days days={days} />);
  expect(figuresOf(markup)).toEqual([
    `9 ${paths.operations(whole)}`,
    `6 ${paths.operations({ ...whole, state: ["succeeded"] })}`,
    `2 ${paths.operations({ ...whole, state: ["failed", "rejected"] })}`,
    `1 ${paths.operations({ ...whole, state: ["queued", "submitting", "running", "verifying", "unconfirmed", "cancelled"] })}`,
    `0 ${paths.operations(on(third))}`,
    `0 ${paths.operations({ ...on(third), state: ["succeeded"] })}`,
    `0 ${paths.operations({ ...on(third), state: ["failed", "rejected"] })}`,
    `9 ${paths.operations(on(second))}`,
    `6 ${paths.operations({ ...on(second), state: ["succeeded"] })}`,
    `2 ${paths.operations({ ...on(second), state: ["failed", "rejected"] })}`,
  ]);
  expect(markup).toContain("Only the newest 10,000 operations are counted");
  expect(markup).not.toContain("NaN");
});

it("links each figure of a region to its rules, and shows nothing without rules", () => {
  const region = "ap-guangzhou";
  const regions = [{ id: region, name: "Guangzhou", verdict: { kind: "eligible" as const } }];
  expect(figuresOf(draw(<Regions figures={[{ region, total: 7, bound: 3, free: 2 }]} regions={regions} />))).toEqual([
    `3 ${paths.bindings({ region, target: "function" })}`,
    `2 ${paths.bindings({ region, target: "none" })}`,
    `7 ${paths.bindings({ region })}`,
  ]);
  expect(draw(<Regions figures={[]} regions={regions} />)).toBe("");
});
