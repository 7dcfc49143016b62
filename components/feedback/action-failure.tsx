"use client";

import { useFailureText } from "#components/feedback/failure-text.ts";
import { ErrorPanel } from "#components/ui/error-panel.tsx";

/** The failure of an action, beside its control; nothing without one. */
export function ActionFailure({ error, className }: { error: Error | null; className?: string }) {
  const text = useFailureText();
  return error && <ErrorPanel error={text(error)} className={className ?? ""} />;
}
