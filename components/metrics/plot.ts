import { scaleLinear, scaleUtc } from "d3-scale";
import { area, line } from "d3-shape";

/** Width of a drawing in its own units; it is stretched to the room that there is. */
export const plotWidth = 1000;
/** Height of a drawing in pixels, and of the room above the greatest value for its label. */
export const plotHeight = 150;
const headroom = 18;

/** A row of equal intervals in Unix milliseconds, with one value each; null where there is none. */
interface PlotInput {
  from: number;
  to: number;
  stepMs: number;
  series: readonly (readonly (number | null)[])[];
  /** Greatest number of times on the axis, about. */
  times: number;
  /** How far the person's clock is ahead of UTC, so that days and hours begin by it. */
  aheadMs: number;
}

export interface Plot {
  /** Paths of the series, and of the area below the first one. */
  lines: string[];
  area: string;
  /** Values on the axis with their height in pixels, without 0. */
  values: { value: number; y: number }[];
  /** Times on the axis with their place in percent of the width. */
  times: { at: number; percent: number }[];
}

/** The drawing of series on one scale that begins with 0. A gap stays a gap; a value between gaps is a dot. */
export function plot({ from, to, stepMs, series, times, aheadMs }: PlotInput): Plot {
  const most = Math.max(0, ...series.flatMap((values) => values.flatMap((value) => value ?? [])));
  const x = scaleUtc([from + aheadMs, to + aheadMs], [0, plotWidth]);
  const y = scaleLinear([0, most || 1], [plotHeight, headroom]).nice(3);
  const xOf = (_: number | null, index: number) => x(from + aheadMs + (index + 0.5) * stepMs);
  const yOf = (value: number | null) => y(value ?? 0);
  const isKnown = (value: number | null) => value !== null;
  const draw = line<number | null>(xOf, yOf).defined(isKnown).digits(1);
  const fill = area<number | null>(xOf, plotHeight, yOf).defined(isKnown).digits(1);
  const [first = []] = series;
  return {
    lines: series.map((values) => draw(values) ?? ""),
    area: fill(first) ?? "",
    values: y
      .ticks(3)
      .filter((value) => value > 0)
      .map((value) => ({ value, y: Math.round(y(value)) })),
    times: x.ticks(times).map((tick) => ({ at: tick.getTime() - aheadMs, percent: percentOf(x(tick)) })),
  };
}

function percentOf(place: number): number {
  return Math.round((place / plotWidth) * 1000) / 10;
}

/** Place of an instant in a period, in percent. */
export function placeOf(at: number, { from, to }: { from: number; to: number }): number {
  return percentOf(((at - from) / (to - from)) * plotWidth);
}
