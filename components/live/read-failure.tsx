"use client";

import { useTranslations } from "next-intl";
import { ReadError } from "#components/live/read-json.ts";
import { ErrorPanel, type ErrorText } from "#components/ui/error-panel.tsx";

/** What to say when no answer of the console came at all. */
export function useAwayText(): ErrorText {
  const t = useTranslations("common.away");
  return { title: t("title"), meaning: t("meaning"), whatToDo: t("whatToDo"), code: null, requestId: null };
}

interface ReadFailureProps {
  error: Error;
  onRetry: () => void;
  retrying: boolean;
  className?: string;
}

/** A read that failed, in the server's words where it could say any. */
export function ReadFailure({ error, onRetry, retrying, className }: ReadFailureProps) {
  const away = useAwayText();
  const text = (error instanceof ReadError && error.explained) || away;
  return <ErrorPanel error={text} onRetry={onRetry} retrying={retrying} className={className ?? ""} />;
}
