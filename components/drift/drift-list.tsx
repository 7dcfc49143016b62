"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { driftsPage } from "#components/data/drift-queries.ts";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { inventoryProgress } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { readDriftAddress } from "#components/drift/address.ts";
import { type DriftActions, DriftItem } from "#components/drift/drift-item.tsx";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { useCountText } from "#components/table/count-text.ts";
import { Pager } from "#components/table/pager.tsx";
import { useUrlState } from "#components/table/url-state.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

const shows = ["unsettled", "all"] as const;

/** Bindings that changed without the console, the newest first. */
export function DriftList(actions: DriftActions) {
  const t = useTranslations("drift");
  const countText = useCountText();
  const place = usePlace();
  const [filter, change] = useUrlState(readDriftAddress);
  const { data, error, refetch, isFetching } = useShownQuery(driftsPage(place, filter));
  const isOff = useQuery(inventoryProgress(place)).data?.on === false;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <Segmented
          label={t("show.label")}
          segments={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
          value={filter.show ?? "all"}
          onChange={(show) => change({ show: show === "all" ? show : null })}
          className="w-max"
        />
        {data && <span className="tabular text-small text-ink-2">{t("count", { count: countText(data) })}</span>}
      </div>
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} className="mb-3" />}
      {!data && !error && <Skeleton className="h-40 w-full rounded-panel" />}
      {data && data.items.length === 0 && (
        <div className="rounded-panel border border-hair bg-panel">
          {filter.show === undefined || filter.locationId !== undefined ? (
            <EmptyState icon={<SearchX />} title={t("nothing")} />
          ) : (
            <EmptyState
              icon={<GitCompareArrows />}
              title={t("none")}
              description={isOff ? t("offWhy") : t("noneWhy")}
            />
          )}
        </div>
      )}
      {data && data.items.length > 0 && (
        <ul className="grid gap-3">
          {data.items.map((drift) => (
            <DriftItem key={drift.id} drift={drift} {...actions} />
          ))}
        </ul>
      )}
      {data && (
        <Pager
          onPrevious={data.previous === null ? null : () => change({ after: data.previous })}
          onNext={data.next === null ? null : () => change({ before: data.next })}
        />
      )}
    </>
  );
}
