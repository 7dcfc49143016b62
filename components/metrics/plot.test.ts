import { expect, test } from "vitest";
import { placeOf, plot, plotHeight } from "#components/metrics/plot.ts";
import { aheadOf } from "#lib/days.ts";

const minute = 60_000;
const hour = 60 * minute;
/** 2026-11-24 09:00 UTC. */
const from = Date.UTC(2026, 10, 24, 9);

function drawn(...series: (number | null)[][]) {
  return plot({ from, to: from + 4 * minute, stepMs: minute, series, times: 4, aheadMs: 0 });
}

test("a value is drawn in the middle of its interval, on a scale that begins with 0", () => {
  const { lines, values } = drawn([0, 50, 100, 100]);
  expect(lines).toEqual(["M125,150L375,84L625,18L875,18"]);
  expect(values).toEqual([
    { value: 50, y: 84 },
    { value: 100, y: 18 },
  ]);
});

test("a gap stays a gap, and a value between gaps is drawn as a dot", () => {
  expect(drawn([10, null, 10, 10]).lines[0]?.match(/M/g)).toHaveLength(2);
  expect(drawn([null, 10, null, null]).lines).toEqual(["M375,18Z"]);
  expect(drawn([null, null, null, null]).lines).toEqual([""]);
});

test("all series share one scale; without any value it goes to 1", () => {
  const { lines } = drawn([10, 10, 10, 10], [100, 100, 100, 100]);
  expect(lines[1]).toContain("M125,18");
  expect(lines[0]).not.toContain(",18");
  const flat = drawn([0, 0, 0, 0]);
  expect(flat.lines[0]).toBe(`M125,${plotHeight}L375,${plotHeight}L625,${plotHeight}L875,${plotHeight}`);
  expect(flat.values.at(-1)?.value).toBe(1);
});

test("the times on the axis are whole ones of the person's clock", () => {
  const week = { from, to: from + 7 * 24 * hour, stepMs: hour, series: [[]], times: 4 };
  const shanghai = plot({ ...week, aheadMs: 8 * hour }).times;
  expect(shanghai.map(({ at }) => new Date(at).getUTCHours())).toEqual(shanghai.map(() => 16));
  expect(plot({ ...week, aheadMs: 0 }).times.map(({ at }) => new Date(at).getUTCHours())).toEqual([0, 0, 0, 0]);
  for (const { percent } of shanghai) expect(percent).toBeGreaterThanOrEqual(0);
});

test("a zone's clock is ahead by its offset at that instant", () => {
  expect(aheadOf("Asia/Shanghai", from)).toBe(8 * hour);
  expect(aheadOf("UTC", from)).toBe(0);
  expect(aheadOf("America/New_York", from)).toBe(-5 * hour);
  expect(aheadOf("America/New_York", Date.UTC(2026, 6, 1))).toBe(-4 * hour);
  expect(aheadOf("Asia/Kolkata", from)).toBe(5.5 * hour);
});

test("an instant has its place in the period", () => {
  expect(placeOf(from + hour, { from, to: from + 4 * hour })).toBe(25);
});
