"use client";

import { useTranslations } from "next-intl";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { overviewQuery } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { OperationRows } from "#components/operation/operation-rows.tsx";

/** Operations in progress, oldest first; nothing without any. */
export function GoingOnFeed() {
  const t = useTranslations("operation.list.group");
  const { data } = useShownQuery(overviewQuery(usePlace()));
  const items = data?.goingOn.items ?? [];
  return items.length > 0 && <OperationRows label={t("going-on")} operations={items} usualMs={data?.usualMs} />;
}

/** Operations that need attention, with their causes. */
export function AttentionFeed() {
  const t = useTranslations("operation.list.group");
  const items = useShownQuery(overviewQuery(usePlace())).data?.attention.items ?? [];
  return items.length > 0 && <OperationRows label={t("attention")} operations={items} withCause />;
}

/** The latest successful operations. */
export function DoneFeed() {
  const t = useTranslations("operation.list.group");
  const items = useShownQuery(overviewQuery(usePlace())).data?.succeeded.items ?? [];
  return items.length > 0 && <OperationRows label={t("succeeded")} operations={items} />;
}
