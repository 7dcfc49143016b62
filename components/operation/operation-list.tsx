"use client";

import { History, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { Link } from "#components/data/link.tsx";
import { operationsPage } from "#components/data/operation-queries.ts";
import { tabStorage } from "#components/data/tab-storage.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { FilterChips } from "#components/operation/filter-chips.tsx";
import { keepList } from "#components/operation/kept-list.ts";
import { useListColumns } from "#components/operation/list-columns.tsx";
import { isFiltered, readListAddress, unfiltered } from "#components/operation/list-query.ts";
import { LiveLine } from "#components/operation/live-line.tsx";
import { MoreFilters } from "#components/operation/more-filters.tsx";
import { operationTitle } from "#components/operation/names.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { useCountText } from "#components/table/count-text.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { FilterBar } from "#components/table/filter-bar.tsx";
import { Pager } from "#components/table/pager.tsx";
import { type UrlChanges, useUrlState } from "#components/table/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import type { Count, Operation } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import { operationGroups } from "#lib/api/contract/words.ts";
import { paths } from "#lib/paths.ts";

/** All operations, filtered by the URL. */
export function OperationList({ regions }: { regions: readonly RegionName[] }) {
  const t = useTranslations("operation.list");
  const [{ filter: query, wrong }, change] = useUrlState(readListAddress);
  const {
    data: page,
    error,
    refetch,
    isFetching,
    isPlaceholderData,
  } = useShownQuery(operationsPage(usePlace(), query));
  const items = page?.items;
  useEffect(() => {
    if (items) keepList(tabStorage, paths.operations(query), items.map(idOf));
  });
  const columns = useListColumns(new Set(items?.map(({ region }) => region)).size > 1, page?.usualMs);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={<span className="max-sm:hidden">{t("description")}</span>}
        actions={<BindLink />}
      />
      <Filters query={query} change={change} count={page} regions={regions} />
      <FilterChips filter={query} wrong={wrong} change={change} />
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} className="mb-3" />}
      {(page || !error) && (
        <DataTable
          label={t("label")}
          columns={columns}
          rows={items}
          rowKey={idOf}
          rowHref={hrefOf}
          rowTitle={operationTitle}
          refreshing={isPlaceholderData}
          empty={isFiltered(query) ? <NothingMatches onClear={() => change(unfiltered)} /> : <NothingYet />}
        />
      )}
      {page && (
        <Pager
          onPrevious={page.previous === null ? null : () => change({ after: page.previous })}
          onNext={page.next === null ? null : () => change({ before: page.next })}
          busy={isPlaceholderData}
        />
      )}
    </>
  );
}

function idOf({ id }: Operation): string {
  return id;
}

function hrefOf({ id }: Operation): string {
  return paths.operation(id);
}

interface FiltersProps {
  query: OperationFilter;
  change: (changes: UrlChanges) => void;
  count: Count | undefined;
  regions: readonly RegionName[];
}

function Filters({ query, change, count, regions }: FiltersProps) {
  const t = useTranslations("operation.list");
  const countText = useCountText();
  return (
    <FilterBar
      searchLabel={t("search")}
      search={query.search ?? ""}
      onSearch={(search) => change({ search })}
      filtered={isFiltered(query)}
      onClear={() => change(unfiltered)}
      aside={
        <>
          {count && (
            <span className="tabular">
              {count.capped ? t("more", { count: countText(count) }) : t("count", { count: count.total })}
            </span>
          )}
          <LiveLine />
        </>
      }
    >
      <MoreFilters filter={query} change={change} regions={regions} />
      <div className="max-w-full overflow-x-auto [scrollbar-width:none]">
        <Segmented
          label={t("show")}
          segments={operationGroups.map((value) => ({ value, label: t(`group.${value}`) }))}
          value={query.show ?? "all"}
          onChange={(show) => change({ show: show === "all" ? null : show })}
          className="w-max"
        />
      </div>
    </FilterBar>
  );
}

function BindLink() {
  const t = useTranslations("operation.list");
  return (
    <Link href={paths.bind()} className={buttonStyle("primary")}>
      {t("bind")}
    </Link>
  );
}

function NothingYet() {
  const t = useTranslations("operation.list");
  return <EmptyState icon={<History />} title={t("empty")} description={t("emptyWhy")} action={<BindLink />} />;
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  const t = useTranslations("operation.list");
  const ui = useTranslations("ui");
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("nothing")}
      action={<Button onClick={onClear}>{ui("filter.clear")}</Button>}
    />
  );
}
