import fc from "fast-check";
import { expect, test } from "vitest";
import { trafficPeriods } from "#lib/api/contract/words.ts";
import { getMonitorData } from "#lib/cloud/catalogue/monitor.ts";
import { callsFor, lengthsOf, spanOf } from "#lib/metrics/periods.ts";
import { inSteps, joined, seriesOf } from "#lib/metrics/series.ts";

function read(answer: object, statistic: "Values" | "MaxValues" = "Values") {
  return seriesOf(getMonitorData.response.parse(answer), statistic, 60);
}

function pointsOf(answer: object) {
  return [...read(answer).values];
}

test.each([
  [{ Period: 60, DataPoints: [] }, []],
  [{ Period: 60, DataPoints: null }, []],
  [{ Period: 60 }, []],
  [{ DataPoints: [{ Dimensions: [], Timestamps: [], Values: [] }] }, []],
  [{ DataPoints: [{ Timestamps: null, Values: null }] }, []],
  [
    { DataPoints: [{ Timestamps: [60, 120, 180], Values: [1, null, 3] }] },
    [
      [60, 1],
      [180, 3],
    ],
  ],
  [{ DataPoints: [{ Timestamps: [60, 120], Values: [1] }] }, [[60, 1]]],
  [{ DataPoints: [{ Timestamps: [60], Values: [1, 2, 3] }] }, [[60, 1]]],
  [{ DataPoints: [{ Timestamps: [null, 120], Values: [1, 2] }] }, [[120, 2]]],
])("%j is read as %j", (answer, points) => {
  expect(pointsOf(answer)).toEqual(points);
});

test("the greatest values are read where they are told, else the usual ones", () => {
  const told = { Timestamps: [60], Values: [1] };
  expect(read({ DataPoints: [{ ...told, MaxValues: [9] }] }, "MaxValues").values.get(60)).toBe(9);
  expect(read({ DataPoints: [{ ...told, MaxValues: null }] }, "MaxValues").values.get(60)).toBe(1);
});

test("longer points than asked for count for each interval that they cover", () => {
  const series = read({ Period: 300, DataPoints: [{ Timestamps: [600], Values: [7] }] });
  expect(inSteps(series, { from: 540, to: 960 }, 60, "average")).toEqual([null, 7, 7, 7, 7, 7, null]);
});

test("the order of the points and points outside of the span don't matter", () => {
  const answer = fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 200 }), value: fc.integer({ min: 0, max: 99 }) }),
    {
      selector: ({ at }) => at,
    },
  );
  fc.assert(
    fc.property(answer, fc.integer(), (points, seed) => {
      const asAnswer = (list: typeof points) =>
        read({
          Period: 60,
          DataPoints: [{ Timestamps: list.map(({ at }) => at * 60), Values: list.map(({ value }) => value) }],
        });
      const shuffled = points.toSorted((a, b) => ((a.at * 7919 + seed) % 101) - ((b.at * 7919 + seed) % 101));
      const span = { from: 50 * 60, to: 100 * 60 };
      const steps = inSteps(asAnswer(shuffled), span, 300, "average");
      expect(steps).toEqual(inSteps(asAnswer(points.toSorted((a, b) => a.at - b.at)), span, 300, "average"));
      expect(steps).toHaveLength(10);
      const inside = points.filter(({ at }) => at >= 50 && at < 100);
      expect(steps.every((value) => value === null)).toBe(inside.length === 0);
    }),
  );
});

test.each(trafficPeriods)("%s: the calls cover the period once, each within the cloud's limit", (period) => {
  const span = spanOf(period, Date.UTC(2026, 10, 24, 9, 17, 31));
  const { point, step, whole } = lengthsOf[period];
  const calls = callsFor(period, span);
  const points = calls.flatMap(({ from, to }) =>
    Array.from({ length: (to - from) / point + 1 }, (_, index) => from + index * point),
  );
  expect(new Set(points).size).toBe(points.length);
  expect(points).toHaveLength(whole / point);
  expect([points[0], points.at(-1)]).toEqual([span.from, span.to - point]);
  expect(Math.max(...calls.map(({ from, to }) => (to - from) / point + 1))).toBeLessThanOrEqual(1440);
  expect(span.from % step).toBe(0);
  const all = joined(calls.map(() => ({ point, values: new Map(points.map((at) => [at, 1])) })));
  expect(inSteps(all, span, step, "average")).toEqual(Array(whole / step).fill(1));
});
