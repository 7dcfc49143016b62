"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "#components/ui/button-style.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { Notice } from "#components/ui/notice.tsx";

interface BrokenProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/**
 * A page that failed to render: the frame stays, and the page can be retried. It has few dependencies, because every screen
 * loads it in advance.
 */
export function Broken({ error, reset }: BrokenProps) {
  const t = useTranslations("common.broken");
  const tUi = useTranslations("ui");
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {t("title")}
      </h1>
      <Notice
        tone="bad"
        role="alert"
        title={t("title")}
        actions={
          <button type="button" onClick={reset} className={buttonStyle("secondary", "small")}>
            {tUi("retry")}
          </button>
        }
      >
        <p>{t("meaning")}</p>
        <p>{t("whatToDo")}</p>
        {error.digest !== undefined && <IdText>{error.digest}</IdText>}
      </Notice>
    </>
  );
}
