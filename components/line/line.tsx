"use client";

import clsx from "clsx";
import { Glyph } from "#components/line/glyph.tsx";
import { type LineTone, type Station, stretchBetween } from "#components/line/station.ts";
import { Siding, Stretch } from "#components/line/stretch.tsx";
import { Words } from "#components/line/words.tsx";

interface LineProps {
  /** Name of the line for screen readers: "The binding", "Progress". */
  label: string;
  stations: readonly Station[];
  /** `across` becomes `down` on narrow screens, and has no sidings. */
  direction?: "down" | "across";
  tone?: LineTone;
  className?: string;
}

/** A line with stations: the route of a binding, or the progress of an operation. */
export function Line({ label, stations, direction = "down", tone = "accent", className }: LineProps) {
  const across = direction === "across";
  return (
    <div className={clsx("@container", className)}>
      <ol aria-label={label} className={clsx("grid", across && "@xl:auto-cols-fr @xl:grid-flow-col")}>
        {stations.map((station, index) => (
          <Stop
            key={station.id}
            station={station}
            passed={stations.slice(0, index + 1).findLast(onLine)}
            next={stations.slice(index + 1).find(onLine)}
            stretchLabel={stations[index + 1]?.stretch}
            tone={tone}
            across={across}
          />
        ))}
      </ol>
    </div>
  );
}

function onLine({ siding }: Station): boolean {
  return siding !== true;
}

interface StopProps {
  station: Station;
  /** The line's last station up to here, which is this one unless it lies on a siding. */
  passed: Station | undefined;
  next: Station | undefined;
  stretchLabel: string | undefined;
  tone: LineTone;
  across: boolean;
}

function Stop({ station, passed, next, stretchLabel, tone, across }: StopProps) {
  const stretch = passed && next && stretchBetween(passed.state, next.state);
  return (
    <li
      aria-current={station.state === "current" ? "step" : undefined}
      className={clsx(
        "relative grid gap-x-3 pb-5 last:pb-0",
        station.siding ? "grid-cols-[2.75rem_minmax(0,1fr)]" : "grid-cols-[1.25rem_minmax(0,1fr)]",
        across && "@xl:grid-cols-1 @xl:content-start @xl:gap-y-2.5 @xl:pr-5 @xl:pb-0",
        stretchLabel !== undefined && "pb-9",
      )}
    >
      {stretch !== undefined && (
        <>
          <Stretch
            state={stretch}
            tone={tone}
            direction="down"
            className={clsx("absolute top-2.5 bottom-[-0.625rem] left-0 h-full w-5", across && "@xl:hidden")}
          />
          {across && (
            <Stretch
              state={stretch}
              tone={tone}
              direction="across"
              className="absolute top-0 left-2.5 hidden h-5 w-full @xl:block"
            />
          )}
          {stretchLabel !== undefined && (
            <span
              className={clsx(
                "tabular absolute bottom-2.5 left-5 rounded-chip px-1.5 text-small font-medium",
                stretch === "ahead" ? "bg-sunken text-ink-2" : "bg-accent-soft text-accent",
                across && "@xl:top-[-1.1rem] @xl:bottom-auto @xl:left-1/2 @xl:text-center",
              )}
            >
              {stretchLabel}
            </span>
          )}
        </>
      )}
      {station.siding && passed && (
        <Siding
          state={stretchBetween(passed.state, station.state)}
          tone={tone}
          className="absolute top-[-1.25rem] left-0 h-7.5 w-11"
        />
      )}
      <Glyph state={station.state} tone={tone} className={clsx("relative", station.siding && "ml-6")} />
      <Words station={station} />
    </li>
  );
}
