import type { ReactNode } from "react";

export type StationState = "empty" | "filled" | "current" | "closed" | "done" | "failed" | "unknown";

export interface Station {
  id: string;
  state: StationState;
  /** What this stop is: "Load balancer", "Sent". */
  label: string;
  /** The thing that stands there, by its name; without it the label is the heading. */
  title?: string | undefined;
  /** A quieter line below: the id and facts, or a sentence. */
  secondary?: ReactNode;
  /** At the right of the heading, such as a duration. */
  meta?: ReactNode;
  /** Why it is closed, or what to know about it. */
  remark?: string | undefined;
  /** On the stretch that leads here, such as the weight. */
  stretch?: string | undefined;
  /** Anything more, below. */
  detail?: ReactNode;
}

/** The colour of the whole line: its own, all is well, or given up. */
export type LineTone = "accent" | "ok" | "neutral";

export type StretchState = "travelled" | "travelling" | "unsure" | "ahead";

/** How the stretch from one station to the next is drawn. */
export function stretchBetween(from: StationState, to: StationState): StretchState {
  if (from === "failed" || from === "closed") return "ahead";
  if (to === "current") return "travelling";
  if (to === "unknown") return "unsure";
  return to === "empty" || to === "closed" ? "ahead" : "travelled";
}
