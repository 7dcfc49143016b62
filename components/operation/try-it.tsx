"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { OnOpening } from "#components/ui/on-opening.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { type Entrance, urlOf } from "#lib/binding/rule-url.ts";

const Curl = lazy(() => import("#components/operation/curl.tsx").then((module) => ({ default: module.Curl })));

/** Where the function answers now: the rule's URL, and a command to try it. Nothing for an unbind, or before it succeeded. */
export function TryIt({ operation }: { operation: Operation }) {
  const t = useTranslations("operation.tryIt");
  if (operation.state !== "succeeded" || operation.after === null) return null;
  const entrance: Entrance = { ...operation.listener, ...operation.rule };
  const url = urlOf(entrance);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1 border-t border-hair pt-3">
      {url !== null && (
        <p className="flex min-w-0 items-center gap-1.5">
          <span className="sr-only">{t("url")}</span>
          {operation.realm === "sandbox" ? (
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
        <Curl operation={operation} entrance={entrance} />
      </OnOpening>
    </div>
  );
}
