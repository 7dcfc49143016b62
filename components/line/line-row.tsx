"use client";

import clsx from "clsx";
import { Glyph } from "#components/line/glyph.tsx";
import { type LineTone, type Station, stretchBetween } from "#components/line/station.ts";
import { Stretch } from "#components/line/stretch.tsx";
import { StateWord } from "#components/line/words.tsx";
import { BothEnds } from "#components/ui/both-ends.tsx";

interface LineRowProps {
  label: string;
  stations: readonly Station[];
  tone?: LineTone;
  className?: string;
}

/** The whole line in one row of a list, with names only; stacked on narrow screens. */
export function LineRow({ label, stations, tone = "accent", className }: LineRowProps) {
  return (
    <div className={clsx("@container min-w-0", className)}>
      <ol aria-label={label} className="grid min-w-0 @md:flex @md:items-center @md:overflow-hidden">
        {stations.map((station, index) => (
          <Stop key={station.id} station={station} previous={stations[index - 1]} tone={tone} />
        ))}
      </ol>
    </div>
  );
}

/** Least number of characters of a name; longer names are shortened first. */
const kept = 10;

/** Width of a narrow name's character, in digits' widths: a name is never narrower than its room, or its line begins late. */
const narrow = 0.7;

/** Width of stretch and station before the text. */
const lead = "3.5rem";

interface StopProps {
  station: Station;
  previous: Station | undefined;
  tone: LineTone;
}

function Stop({ station, previous, tone }: StopProps) {
  const text = station.title ?? station.label;
  const stretch = previous && stretchBetween(previous.state, station.state);
  return (
    <li
      className="relative flex min-w-0 items-center gap-2 @max-md:min-h-7 @md:gap-1.5"
      style={{
        flexShrink: Math.max(0, text.length - kept),
        minWidth: `calc(${Math.min(text.length, kept) * narrow}ch + ${previous ? lead : "1.25rem"})`,
      }}
    >
      {stretch !== undefined && (
        <>
          <Stretch
            thin
            state={stretch}
            tone={tone}
            direction="down"
            className="absolute top-[-50%] left-0 h-full w-3.5 @md:hidden"
          />
          {/* Its end is in the middle of the station, over the gap and half of the glyph. */}
          <span className="hidden shrink-0 items-center gap-1 pl-1.5 -mr-3.25 @md:flex">
            {station.stretch === undefined ? (
              <Stretch thin state={stretch} tone={tone} direction="across" className="h-3.5 w-7" />
            ) : (
              <>
                <Stretch thin state={stretch} tone={tone} direction="across" className="h-3.5 w-2" />
                <span className="tabular text-small text-ink-2">{station.stretch}</span>
                <Stretch thin state={stretch} tone={tone} direction="across" className="h-3.5 w-5" />
              </>
            )}
          </span>
        </>
      )}
      <Glyph state={station.state} tone={tone} className="relative size-3.5" />
      <BothEnds className={station.state === "empty" ? "text-ink-2" : "text-ink"}>{text}</BothEnds>
      {station.stretch !== undefined && (
        <span className="tabular ml-auto text-small text-ink-2 @md:hidden">{station.stretch}</span>
      )}
      <StateWord state={station.state} />
    </li>
  );
}
