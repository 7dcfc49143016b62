import { expect, test } from "vitest";
import { added, beyond, compose, type Figures } from "#lib/metrics/compose.ts";
import type { Series } from "#lib/metrics/series.ts";

const span = { from: 0, to: 3600 };

function series(value: number | ((minute: number) => number | null), point = 60): Series {
  const values = new Map<number, number>();
  for (let at = 0; at < 3600; at += point) {
    const one = typeof value === "number" ? value : value(at / 60);
    if (one !== null) values.set(at, one);
  }
  return { point, values };
}

const none = series(() => null);
const figures: Figures = {
  requests: series(10),
  clientErrors: series(2),
  serverErrors: series(1),
  ownErrors: null,
  average: series(40),
  greatest: series(90),
};

function trafficOf(changed: Partial<Figures>) {
  const answer = compose({ ...figures, ...changed }, "1h", span);
  if (answer.kind !== "traffic") throw new Error(answer.kind);
  return answer.traffic;
}

test("every interval has its figures, and the period its sums", () => {
  const traffic = trafficOf({});
  expect(traffic).toMatchObject({ from: 0, to: 3_600_000, stepMs: 60_000, requests: 600, errors: 180 });
  expect(traffic.points).toHaveLength(60);
  expect(traffic.points[59]).toEqual({
    at: 3_540_000,
    requests: 10,
    clientErrors: 2,
    serverErrors: 1,
    ownErrors: null,
    average: 40,
    greatest: 90,
  });
});

test("a minute without a figure is a gap and no zero; a time of 0 ms is none", () => {
  const requests = series((minute) => (minute === 30 ? null : minute < 20 ? 0 : 5));
  const { points } = trafficOf({ requests, average: series((minute) => (minute < 20 ? 0 : 40)) });
  expect(points[30]).toMatchObject({ requests: null });
  expect(points[10]).toMatchObject({ requests: 0, average: null });
  expect(points[40]).toMatchObject({ requests: 5, average: 40 });
});

test("nothing is drawn without a point, or without a request", () => {
  expect(compose({ ...figures, requests: none }, "1h", span)).toEqual({ kind: "nothing", reason: "no-data" });
  expect(compose({ ...figures, requests: series(0) }, "1h", span)).toEqual({ kind: "nothing", reason: "not-called" });
});

test("what the load balancer answers itself is what it counts beyond the function's answers", () => {
  expect(beyond(null, series(1))).toBeNull();
  const own = added(beyond(series(7), series(5)), beyond(series(3), series(4)));
  expect([...(own?.values.values() ?? [])]).toEqual(Array(60).fill(2));
  expect(added(null, null)).toBeNull();
  expect(added(null, series(1))?.values.get(60)).toBe(1);
});
