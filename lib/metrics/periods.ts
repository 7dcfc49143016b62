import type { TrafficPeriod } from "#lib/api/contract/words.ts";

/** Length of a period, of the monitor's points that are asked for, and of the intervals that are shown; in seconds. */
interface Lengths {
  whole: number;
  point: 60 | 300;
  step: number;
}

const hour = 3600;

/** The mainland's page has points of a minute and of five minutes alone. */
export const lengthsOf: Record<TrafficPeriod, Lengths> = {
  "1h": { whole: hour, point: 60, step: 60 },
  "6h": { whole: 6 * hour, point: 300, step: 300 },
  "24h": { whole: 24 * hour, point: 300, step: 900 },
  "7d": { whole: 7 * 24 * hour, point: 300, step: hour },
};

/** Points that the cloud answers one call with at most. */
const mostPoints = 1440;

export interface Span {
  /** Unix seconds. */
  from: number;
  to: number;
}

/** The period that ends with the interval of this moment. @param now Unix milliseconds */
export function spanOf(period: TrafficPeriod, now: number): Span {
  const { whole, step } = lengthsOf[period];
  const to = Math.ceil(now / 1000 / step) * step;
  return { from: to - whole, to };
}

/** The calls that one series of the period takes. */
export function callsFor(period: TrafficPeriod, { from, to }: Span): Span[] {
  const longest = lengthsOf[period].point * mostPoints;
  const parts = Math.ceil((to - from) / longest);
  const length = Math.ceil((to - from) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    from: from + part * length,
    // The cloud counts both ends.
    to: Math.min(from + (part + 1) * length, to) - lengthsOf[period].point,
  }));
}
