"use client";

import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { useFailureText } from "#components/feedback/failure-text.ts";

interface ReadFailureProps {
  error: Error;
  onRetry: () => void;
  retrying: boolean;
  className?: string;
}

/** A read that failed, with a way to try again. */
export function ReadFailure({ error, onRetry, retrying, className }: ReadFailureProps) {
  const text = useFailureText();
  return <ErrorPanel error={text(error)} onRetry={onRetry} retrying={retrying} className={className ?? ""} />;
}
