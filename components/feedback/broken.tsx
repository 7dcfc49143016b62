"use client";

import { useTranslations } from "next-intl";
import { ErrorPanel } from "#components/ui/error-panel.tsx";

interface BrokenProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed while it was made: the frame stays, and it can be tried again. */
export function Broken({ error, reset }: BrokenProps) {
  const t = useTranslations("common.broken");
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {t("title")}
      </h1>
      <ErrorPanel
        error={{
          title: t("title"),
          meaning: t("meaning"),
          whatToDo: t("whatToDo"),
          code: error.digest ?? null,
          requestId: null,
        }}
        onRetry={reset}
      />
    </>
  );
}
