import type { ReactNode } from "react";

export type StationState = "empty" | "filled" | "current" | "closed" | "retried" | "done" | "failed" | "unknown";

export interface Station {
  id: string;
  state: StationState;
  /** Kind of the station: "Load balancer", "Sent". */
  label: string;
  /** Name of the station's resource; without it the label is the heading. */
  title?: string | undefined;
  /** In place of a title that is cut off: wraps. */
  content?: ReactNode;
  /** Whether it lies on a siding: the line goes on past it. The last station never does. */
  siding?: boolean;
  /** Secondary line: id and facts, or a sentence. */
  secondary?: ReactNode;
  /** At the end of the heading, such as a duration. */
  meta?: ReactNode;
  /** Why it is closed, or a note. */
  remark?: string | undefined;
  /** Label of the stretch before the station, such as the weight. */
  stretch?: string | undefined;
  /** Further content below. */
  detail?: ReactNode;
}

/** Colour of the whole line: default, succeeded, or cancelled. */
export type LineTone = "accent" | "ok" | "neutral";

export type StretchState = "travelled" | "travelling" | "unsure" | "ahead";

/** How the stretch from one station to the next is drawn. */
export function stretchBetween(from: StationState, to: StationState): StretchState {
  if (from === "failed" || from === "closed") return "ahead";
  if (to === "current") return "travelling";
  // What was passed over, or isn't chosen yet, leads nowhere.
  if (from === "empty") return "ahead";
  if (to === "unknown") return "unsure";
  return to === "empty" || to === "closed" ? "ahead" : "travelled";
}
