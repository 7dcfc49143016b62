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
    <svg
      aria-hidden="true"
      className={clsx(
        "overflow-hidden",
        state === "ahead" && "text-control forced-colors:text-[GrayText]",
        state === "unsure" && "text-warn forced-colors:text-[CanvasText]",
        state === "travelled" && clsx(toneText[tone], "forced-colors:text-[CanvasText]"),
        travelling && clsx(toneText[tone], "forced-colors:text-[Highlight]"),
        className,
      )}
    >
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
