"use client";

import { useFailureText } from "#components/feedback/failure-text.ts";
import { ErrorPanel } from "#components/ui/error-panel.tsx";

/** Why an action failed, beside what asked for it; nothing while it has not. */
export function ActionFailure({ error, className }: { error: Error | null; className?: string }) {
  const text = useFailureText();
  return error && <ErrorPanel error={text(error)} className={className ?? ""} />;
}
