"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import type { RulePlace } from "#components/change/curl.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { OnOpening } from "#components/ui/on-opening.tsx";
import { type Entrance, urlOf } from "#lib/binding/rule-url.ts";

const Curl = lazy(() => import("#components/change/curl.tsx").then((module) => ({ default: module.Curl })));

/** Where a function answers: the rule's URL, and a command to try it. */
export function TryIt({ at, entrance }: { at: RulePlace; entrance: Entrance }) {
  const t = useTranslations("review.tryIt");
  const url = urlOf(entrance);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1 border-t border-hair pt-3">
      {url !== null && (
        <p className="flex min-w-0 items-center gap-1.5">
          <span className="sr-only">{t("url")}</span>
          {at.realm === "sandbox" ? (
            <span className="mono min-w-0 wrap-anywhere text-small">{url}</span>
          ) : (
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              className="mono min-w-0 wrap-anywhere text-small text-accent underline underline-offset-2"
            >
              {url}
            </a>
          )}
          <CopyButton text={url} size="inline" />
        </p>
      )}
      <OnOpening summary={t("curl")}>
        <Curl at={at} entrance={entrance} />
      </OnOpening>
    </div>
  );
}
