import type { TrafficPeriod } from "#lib/api/contract/words.ts";
import { lengthsOf, type Span } from "#lib/metrics/periods.ts";
import { inSteps, mapped, type Series } from "#lib/metrics/series.ts";
import type { Traffic, TrafficAnswer, TrafficPoint } from "#lib/metrics/traffic.ts";

/** The series of a subject; null where its monitor has none. Counts are per minute, times in milliseconds. */
export interface Figures {
  requests: Series;
  clientErrors: Series | null;
  serverErrors: Series | null;
  ownErrors: Series | null;
  average: Series;
  greatest: Series;
}

/** What to show of the figures: their intervals, or why there are none. */
export function compose(figures: Figures, period: TrafficPeriod, span: Span): TrafficAnswer {
  const { step } = lengthsOf[period];
  const requests = inSteps(figures.requests, span, step, "average");
  if (requests.every((value) => value === null)) return { kind: "nothing", reason: "no-data" };
  const count = (series: Series | null) => (series ? inSteps(series, span, step, "average") : []);
  const [clientErrors, serverErrors, ownErrors] = [
    count(figures.clientErrors),
    count(figures.serverErrors),
    count(figures.ownErrors),
  ];
  if (requests.every((value) => !value)) return { kind: "nothing", reason: "not-called" };
  const average = inSteps(figures.average, span, step, "average");
  const greatest = inSteps(figures.greatest, span, step, "greatest");
  const points = requests.map((value, index): TrafficPoint => {
    // The monitor says 0 ms where nothing was asked.
    const time = (times: (number | null)[]) => times[index] || null;
    return {
      at: (span.from + index * step) * 1000,
      requests: value,
      clientErrors: clientErrors[index] ?? null,
      serverErrors: serverErrors[index] ?? null,
      ownErrors: ownErrors[index] ?? null,
      average: time(average),
      greatest: time(greatest),
    };
  });
  const errors = [figures.clientErrors, figures.serverErrors, figures.ownErrors];
  const traffic: Traffic = {
    from: span.from * 1000,
    to: span.to * 1000,
    stepMs: step * 1000,
    points,
    requests: sumOf(figures.requests, span),
    errors: errors.reduce((sum, series) => sum + (series ? sumOf(series, span) : 0), 0),
  };
  return { kind: "traffic", traffic };
}

/** The count of a series per minute over a span. */
export function sumOf({ point, values }: Series, { from, to }: Span): number {
  let sum = 0;
  for (const [at, value] of values) if (at + point > from && at < to) sum += (value * point) / 60;
  return Math.round(sum);
}

/**
 * What the load balancer answered itself: its count of a status class has what came from behind it, too. Null where it is not
 * counted.
 */
export function beyond(together: Series | null, behind: Series): Series | null {
  return together && mapped(together, (value, at) => Math.max(0, value - (behind.values.get(at) ?? 0)));
}

/** Two series of the same points, added. */
export function added(one: Series | null, other: Series | null): Series | null {
  if (!one || !other) return one ?? other;
  return mapped(one, (value, at) => value + (other.values.get(at) ?? 0));
}
