"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { driftsPage } from "#components/data/drift-queries.ts";
import { usePlace } from "#components/data/use-place.ts";

/** How many drifts are open; nothing without any. */
export function DriftCount() {
  const t = useTranslations("shell");
  const { data } = useQuery(driftsPage(usePlace(), { show: "unsettled" }));
  if (!data?.open) return null;
  return (
    <span className="tabular ml-auto rounded-full bg-warn-soft px-2 text-small font-medium text-warn ring-1 ring-warn/25 ring-inset group-data-narrow:absolute group-data-narrow:top-0.5 group-data-narrow:right-0.5 group-data-narrow:px-1">
      <span aria-hidden>{data.open}</span>
      <span className="sr-only">{t("driftOpen", { count: data.open })}</span>
    </span>
  );
}
