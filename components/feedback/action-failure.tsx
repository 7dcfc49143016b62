"use client";

import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { useFailureText } from "#components/feedback/failure-text.ts";

/** The failure of an action, beside its control; nothing without one. */
export function ActionFailure({ error, className }: { error: Error | null; className?: string }) {
  const text = useFailureText();
  return error && <ErrorPanel error={text(error)} className={className ?? ""} />;
}
