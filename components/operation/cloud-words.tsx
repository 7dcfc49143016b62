"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import type { CloudSays } from "#lib/api/contract/operation.ts";

interface CloudWordsProps {
  says: CloudSays;
  /** `console` if there was no answer of the cloud. */
  by: "cloud" | "console";
}

/** The cloud's code, message and RequestId of a failure, each with a copy button. */
export function CloudWords({ says, by }: CloudWordsProps) {
  const t = useTranslations("operation.notice");
  return (
    <figure className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1 rounded-control border border-hair bg-panel px-3 py-2">
      <figcaption className="text-small text-ink-2">{by === "cloud" ? t("cloudSays") : t("consoleSaw")}</figcaption>
      <blockquote className="flex items-start justify-between gap-2 text-ink">
        <p className="min-w-0 wrap-anywhere">{says.message}</p>
        <CopyButton text={says.message} what={t("words")} size="inline" />
      </blockquote>
      <dl className="flex flex-wrap gap-x-5 text-small">
        {says.code && (
          <div className="flex min-w-0 max-w-full items-center gap-1.5">
            <dt className="shrink-0 text-ink-2">{t("code")}</dt>
            <dd className="min-w-0">
              <IdText>{says.code}</IdText>
            </dd>
          </div>
        )}
        {says.action && (
          <div className="flex min-w-0 max-w-full items-center gap-1.5">
            <dt className="shrink-0 text-ink-2">{t("action")}</dt>
            <dd className="min-w-0">
              <IdText>{says.action}</IdText>
            </dd>
          </div>
        )}
        {says.requestId && (
          <div className="flex min-w-0 max-w-full items-center gap-1.5">
            <dt className="shrink-0 text-ink-2">RequestId</dt>
            <dd className="min-w-0">
              <IdText>{says.requestId}</IdText>
            </dd>
          </div>
        )}
      </dl>
    </figure>
  );
}
