import type { z } from "zod";
import type { getMonitorData } from "#lib/cloud/catalogue/monitor.ts";
import type { Span } from "#lib/metrics/periods.ts";

type Answer = z.output<typeof getMonitorData.response>;

/** One metric's values by the beginning of their points in Unix seconds, each point of the same length in seconds. */
export interface Series {
  point: number;
  values: ReadonlyMap<number, number>;
}

export type Statistic = "Values" | "MaxValues";

/**
 * The series of an answer for one thing. The cloud may leave out points or values, give them in any order, or answer with
 * longer points than were asked for.
 */
export function seriesOf({ Period, DataPoints }: Answer, statistic: Statistic, asked: number): Series {
  const values = new Map<number, number>();
  for (const { Timestamps, [statistic]: figures, Values } of DataPoints ?? []) {
    for (const [index, at] of (Timestamps ?? []).entries()) {
      const value = (figures ?? Values)?.[index];
      if (at !== null && typeof value === "number") values.set(at, value);
    }
  }
  return { point: Period && Period > 0 ? Period : asked, values };
}

/** Several answers for parts of one period, as one series. */
export function joined(parts: readonly Series[]): Series {
  const point = Math.max(...parts.map((part) => part.point));
  return { point, values: new Map(parts.flatMap((part) => [...part.values])) };
}

/** The average, or the greatest, of a series in each interval of a span; null where it has no point. */
export function inSteps(
  series: Series,
  { from, to }: Span,
  step: number,
  how: "average" | "greatest",
): (number | null)[] {
  const found: number[][] = Array.from({ length: Math.round((to - from) / step) }, () => []);
  for (const [at, value] of series.values) {
    const first = Math.max(0, Math.floor((at - from) / step));
    // A point that is longer than an interval counts for each that it covers.
    const beyond = Math.min(found.length, Math.ceil((at + series.point - from) / step));
    for (let index = first; index < beyond; index += 1) found[index]?.push(value);
  }
  return found.map((values) => {
    if (values.length === 0) return null;
    return how === "greatest" ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}

/** Each value of a series made another. */
export function mapped(series: Series, change: (value: number, at: number) => number): Series {
  return { ...series, values: new Map([...series.values].map(([at, value]) => [at, change(value, at)])) };
}
