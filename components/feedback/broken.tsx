"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useCallback, useEffect, useRef } from "react";
import { useAway, useStreamState } from "#components/data/stream-state.ts";
import { buttonStyle } from "#components/ui/button-style.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { Notice } from "#components/ui/notice.tsx";

interface BrokenProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/**
 * A page that failed to render: the frame stays, and the page can be retried, which happens by itself when what was away is back. It has few dependencies, because every screen
 * loads it in advance.
 */
export function Broken({ error, reset }: BrokenProps) {
  const t = useTranslations("common.broken");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const away = useAway();
  const stream = useStreamState();
  const wasAway = useRef(false);

  // The server has to render the page again, too.
  const again = useCallback(() => {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }, [router, reset]);

  useEffect(() => {
    // Nothing is known to be back then, and the console may not answer.
    if (stream === "lost" || stream === "connecting") return;
    if (away === null && wasAway.current) again();
    wasAway.current = away !== null;
  }, [away, stream, again]);

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
          <button type="button" onClick={again} className={buttonStyle("secondary", "small")}>
            {tUi("retry")}
          </button>
        }
      >
        <p>{t("meaning")}</p>
        <p>{t("whatToDo")}</p>
        {error.digest !== undefined && (
          <p className="flex flex-wrap items-center gap-x-1.5 text-small">
            {t("reference")} <IdText>{error.digest}</IdText>
          </p>
        )}
      </Notice>
    </>
  );
}
