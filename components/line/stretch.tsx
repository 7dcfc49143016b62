import clsx from "clsx";
import { toneText } from "#components/line/glyph.tsx";
import type { LineTone, StretchState } from "#components/line/station.ts";

interface StretchProps {
  state: StretchState;
  tone: LineTone;
  direction: "down" | "across";
  /** Narrower, for rows of a list. */
  thin?: boolean;
  className?: string;
}

const dashes: Record<StretchState, string | undefined> = {
  travelled: undefined,
  travelling: "6 6",
  unsure: "3 5",
  ahead: "0.1 6",
};

/**
 * The line between two stations. It fills its box with lengths in percent, so nothing is measured. While `travelling`, a
 * dashed line one dash longer than the box moves by one dash repeatedly.
 */
export function Stretch({ state, tone, direction, thin = false, className }: StretchProps) {
  const width = thin ? 2 : 3;
  const travelling = state === "travelling";
  const before = travelling ? -12 : 0;
  const middle = "50%";
  const line =
    direction === "down"
      ? { x1: middle, x2: middle, y1: before, y2: "100%" }
      : { y1: middle, y2: middle, x1: before, x2: "100%" };
  return (
    <svg aria-hidden="true" className={clsx("overflow-hidden", colour(state, tone), className)}>
      {travelling && <line {...line} stroke="currentColor" strokeWidth={width} opacity="0.25" />}
      <line
        {...line}
        stroke="currentColor"
        strokeWidth={width}
        strokeDasharray={dashes[state]}
        strokeLinecap={state === "ahead" ? "round" : "butt"}
        className={clsx(travelling && (direction === "down" ? "animate-travel-y" : "animate-travel-x"))}
      />
    </svg>
  );
}

/** The line that leaves the one at its left for a station at its right, 30 below and 24 aside. */
export function Siding({ state, tone, thin = false, className }: Omit<StretchProps, "direction">) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 44 30"
      fill="none"
      className={clsx("overflow-hidden", colour(state, tone), className)}
    >
      <path
        d="M10 0C10 16 34 8 34 26V30"
        stroke="currentColor"
        strokeWidth={thin ? 2 : 3}
        strokeDasharray={dashes[state]}
        strokeLinecap={state === "ahead" ? "round" : "butt"}
      />
    </svg>
  );
}

function colour(state: StretchState, tone: LineTone): string {
  if (state === "ahead") return "text-control forced-colors:text-[GrayText]";
  if (state === "unsure") return "text-warn forced-colors:text-[CanvasText]";
  return clsx(
    toneText[tone],
    state === "travelling" ? "forced-colors:text-[Highlight]" : "forced-colors:text-[CanvasText]",
  );
}
