import clsx from "clsx";
import type { LineTone, StationState } from "#components/line/station.ts";

export const toneText: Record<LineTone, string> = { accent: "text-accent", ok: "text-ok", neutral: "text-ink-3" };

interface GlyphProps {
  state: StationState;
  tone: LineTone;
  className?: string;
}

/** The icon of a station, 20 by 20; its text is beside it. */
export function Glyph({ state, tone, className }: GlyphProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={clsx("size-5 shrink-0 overflow-visible", colour(state, tone), className)}
    >
      {drawings[state]}
    </svg>
  );
}

/** In forced colours a drawing keeps its own colours unless it names those of the system. */
function colour(state: StationState, tone: LineTone): string {
  if (state === "empty") return "text-control forced-colors:text-[GrayText]";
  if (state === "current") return clsx(toneText[tone], "forced-colors:text-[Highlight]");
  return clsx(stateText[state] ?? toneText[tone], "forced-colors:text-[CanvasText]");
}

const stateText: Partial<Record<StationState, string>> = {
  closed: "text-warn",
  retried: "text-warn",
  unknown: "text-warn",
  failed: "text-bad",
};

const ground = "var(--line-ground)";

const drawings: Record<StationState, React.ReactNode> = {
  empty: <circle cx="10" cy="10" r="5" fill={ground} stroke="currentColor" strokeWidth="2" />,
  filled: (
    <>
      <circle cx="10" cy="10" r="7" fill="currentColor" />
      <circle cx="10" cy="10" r="2.5" fill={ground} />
    </>
  ),
  current: (
    <>
      <circle cx="10" cy="10" r="10" fill="currentColor" opacity="0.18" className="animate-breathe" />
      <circle cx="10" cy="10" r="6" fill={ground} stroke="currentColor" strokeWidth="2.5" />
      <circle cx="10" cy="10" r="2.5" fill="currentColor" />
    </>
  ),
  closed: (
    <>
      <circle cx="10" cy="10" r="6" fill={ground} stroke="currentColor" strokeWidth="2" />
      <path d="M7.5 10h5" stroke="currentColor" strokeWidth="2.25" />
    </>
  ),
  retried: (
    <>
      <circle cx="10" cy="10" r="7" fill={ground} stroke="currentColor" strokeWidth="2" />
      <path d="M12.6 8.2a3.1 3.1 0 1 0 .4 2.6M12.9 6.4v2.1h-2.1" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  done: (
    <>
      <circle cx="10" cy="10" r="7.5" fill="currentColor" />
      <path d="m7 10.25 2.1 2.1L13 8.25" stroke={ground} strokeWidth="2" />
    </>
  ),
  failed: (
    <>
      <circle cx="10" cy="10" r="7.5" fill="currentColor" />
      <path d="m7.75 7.75 4.5 4.5m0-4.5-4.5 4.5" stroke={ground} strokeWidth="2" />
    </>
  ),
  unknown: (
    <>
      <circle cx="10" cy="10" r="7" fill={ground} stroke="currentColor" strokeWidth="2" />
      <path d="M8.2 8.1a1.9 1.9 0 1 1 2.7 1.9c-.6.3-.9.6-.9 1.2M10 13.4v.05" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
};
