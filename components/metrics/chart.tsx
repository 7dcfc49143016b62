import clsx from "clsx";
import { useFormatter, useTimeZone } from "next-intl";
import { type ReactNode, useId } from "react";
import { Key, type Look, lookStyle } from "#components/metrics/look.tsx";
import { type Plot, placeOf, plot, plotHeight, plotWidth } from "#components/metrics/plot.ts";
import { aheadOf } from "#lib/days.ts";
import type { Traffic } from "#lib/metrics/traffic.ts";

export interface ChartSeries {
  id: string;
  label: string;
  look: Look;
  values: readonly (number | null)[];
}

interface ChartProps {
  heading: string;
  /** What it shows, in one sentence. */
  summary: string;
  traffic: Pick<Traffic, "from" | "to" | "stepMs">;
  series: readonly ChartSeries[];
  /** Instants of changes, which are drawn as dashed lines. */
  marks: readonly { id: string; at: number }[];
  /** Links above the drawing. */
  overlay?: ReactNode;
}

const day = 24 * 3_600_000;

/** Lines over time on one scale, drawn by the server: the browser gets no script for them. */
export function Chart({ heading, summary, traffic, series, marks, overlay }: ChartProps) {
  const id = useId();
  const timeZone = useTimeZone() ?? "UTC";
  const { from, to, stepMs } = traffic;
  const days = to - from > day;
  const drawing = plot({
    from,
    to,
    stepMs,
    series: series.map(({ values }) => values),
    times: days ? 4 : 6,
    aheadMs: aheadOf(timeZone, from),
  });
  return (
    <figure aria-labelledby={id} className="grid min-w-0 content-start gap-2">
      <figcaption id={id} className="font-medium text-ink">
        {heading}
      </figcaption>
      <div className="grid grid-cols-[2.25rem_minmax(0,1fr)] text-small">
        <ValueAxis values={drawing.values} />
        <div className="relative">
          <svg role="img" aria-label={summary} className="block h-[174px] w-full overflow-visible">
            <Grid values={drawing.values} />
            <svg
              aria-hidden
              width="100%"
              height={plotHeight}
              viewBox={`0 0 ${plotWidth} ${plotHeight}`}
              preserveAspectRatio="none"
              className="overflow-visible"
            >
              {series.length === 1 && <path d={drawing.area} className="fill-accent-soft forced-colors:fill-none" />}
              {series.map(({ id: name, look }, index) => (
                <path
                  key={name}
                  d={drawing.lines[index]}
                  fill="none"
                  vectorEffect="non-scaling-stroke"
                  strokeLinecap="round"
                  strokeLinejoin="round"
                  {...lookStyle(look)}
                />
              ))}
            </svg>
            {marks.map((mark) => (
              <line
                key={mark.id}
                x1={`${placeOf(mark.at, traffic)}%`}
                x2={`${placeOf(mark.at, traffic)}%`}
                y1={0}
                y2={plotHeight}
                strokeDasharray="2 3"
                className="stroke-ink-2 forced-colors:stroke-[CanvasText]"
              />
            ))}
            <TimeAxis times={drawing.times} days={days} />
          </svg>
          {overlay}
        </div>
      </div>
      {series.length > 1 && <Legend series={series} />}
    </figure>
  );
}

const axisText = "tabular fill-ink-2 forced-colors:fill-[CanvasText]";

/** The values beside the drawing, so that no line crosses them. */
function ValueAxis({ values }: Pick<Plot, "values">) {
  const format = useFormatter();
  return (
    <svg aria-hidden className={clsx("block h-[174px] w-full", axisText)}>
      {[...values, { value: 0, y: plotHeight }].map(({ value, y }) => (
        <text key={value} x={30} y={y + 4} textAnchor="end">
          {format.number(value, { notation: "compact", maximumFractionDigits: 2 })}
        </text>
      ))}
    </svg>
  );
}

function Grid({ values }: Pick<Plot, "values">) {
  return [...values, { value: 0, y: plotHeight }].map(({ value, y }) => (
    <line
      key={value}
      x1={0}
      x2="100%"
      y1={y + 0.5}
      y2={y + 0.5}
      className={clsx(value === 0 ? "stroke-edge" : "stroke-hair", "forced-colors:stroke-[GrayText]")}
    />
  ));
}

function TimeAxis({ times, days }: Pick<Plot, "times"> & { days: boolean }) {
  const format = useFormatter();
  return (
    <g className={axisText}>
      {times.map(({ at, percent }) => (
        <text
          key={at}
          x={`${percent}%`}
          y={plotHeight + 18}
          textAnchor={percent < 6 ? "start" : percent > 94 ? "end" : "middle"}
        >
          {format.dateTime(at, days ? { month: "short", day: "numeric" } : { hour: "2-digit", minute: "2-digit" })}
        </text>
      ))}
    </g>
  );
}

/** The lines' names with a piece of each: they differ by their dashes, too. */
function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pl-9 text-small text-ink-2">
      {series.map(({ id, label, look }) => (
        <li key={id} className="flex items-center gap-1.5">
          <Key look={look} />
          {label}
        </li>
      ))}
    </ul>
  );
}
