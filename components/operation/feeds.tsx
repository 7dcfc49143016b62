"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { askedForGroup } from "#components/live/groups.ts";
import { operationsPage } from "#components/live/operation-queries.ts";
import { useAttention } from "#components/live/use-attention.ts";
import { OperationRows } from "#components/operation/operation-rows.tsx";

const most = 5;

/** What is going on now, the newest first; nothing where nothing is. */
export function GoingOnFeed() {
  const t = useTranslations("operation.list.group");
  const { data } = useQuery(operationsPage(askedForGroup("going-on")));
  if (!data || data.items.length === 0) return null;
  return <OperationRows label={t("going-on")} operations={data.items.slice(0, most)} />;
}

/** What a person should look at, with why. */
export function AttentionFeed() {
  const t = useTranslations("operation.list.group");
  const attention = useAttention();
  if (!attention || attention.length === 0) return null;
  return <OperationRows label={t("attention")} operations={attention.slice(0, most)} withCause />;
}

/** What was done last. */
export function DoneFeed() {
  const t = useTranslations("operation.list.group");
  const { data } = useQuery(operationsPage(askedForGroup("succeeded")));
  if (!data || data.items.length === 0) return null;
  return <OperationRows label={t("succeeded")} operations={data.items.slice(0, most)} />;
}
