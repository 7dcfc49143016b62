"use client";

import clsx from "clsx";
import { type StreamState, useStreamState } from "#components/data/stream-state.ts";

interface FreshnessProps {
  words: Record<StreamState, string>;
}

/** Whether the page is updated live. */
export function Freshness({ words }: FreshnessProps) {
  const state = useStreamState();
  return (
    <p className="flex items-center gap-1.5 text-small text-ink-2">
      <span
        aria-hidden
        className={clsx(
          "size-1.5 rounded-full",
          state === "live" && "bg-ok",
          state === "lost" && "animate-breathe bg-warn",
          state === "stalled" && "bg-warn",
          state === "connecting" && "bg-control",
        )}
      />
      {words[state]}
    </p>
  );
}
