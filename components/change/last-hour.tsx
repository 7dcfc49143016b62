"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lastHour } from "#components/data/traffic-query.ts";
import { usePlace } from "#components/data/use-place.ts";
import type { LastHourQuery } from "#lib/api/contract/queries.ts";

/**
 * How many requests a rule got in the last hour, for a change that takes its function away. Nothing until it is known, and nothing
 * where the monitor can't tell: a change never waits for it.
 */
export function LastHourRequests({ rule }: { rule: LastHourQuery }) {
  const t = useTranslations("review");
  const { data } = useQuery(lastHour(usePlace(), rule));
  const requests = data?.requests ?? null;
  return requests === null ? null : <p role="status">{t("lastHour", { requests })}</p>;
}
