"use client";

import { Network, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Bulk } from "#components/bindings/bulk.tsx";
import { BindingChips } from "#components/bindings/chips.tsx";
import { ColumnsMenu } from "#components/bindings/columns-menu.tsx";
import { ListBar } from "#components/bindings/list-bar.tsx";
import { useListColumns } from "#components/bindings/list-columns.tsx";
import {
  isFiltered,
  narrowingOf,
  readBindingsAddress,
  targetSegments,
  unfiltered,
} from "#components/bindings/list-query.ts";
import { MoreFilters } from "#components/bindings/more-filters.tsx";
import { ProgressLine } from "#components/bindings/progress-line.tsx";
import { ViewsButton } from "#components/bindings/views-button.tsx";
import type { ViewActions } from "#components/bindings/views-dialog.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { Link } from "#components/data/link.tsx";
import { ruleKey } from "#components/data/rule-key.ts";
import { bindingsPage, inventoryProgress } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { isWhole } from "#components/data/whole-inventory.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { type RefreshAction, useRefresh } from "#components/feedback/use-refresh.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { useCountText } from "#components/table/count-text.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { FilterBar } from "#components/table/filter-bar.tsx";
import { Pager } from "#components/table/pager.tsx";
import { useSelection } from "#components/table/selection.ts";
import { type UrlChanges, useUrlState } from "#components/table/url-state.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { ChangesAction } from "#lib/api/contract/actions.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import type { InventoryProgress, StoredRule, StoredRules } from "#lib/api/contract/stored-inventory.ts";
import { ruleText } from "#lib/binding/notation.ts";
import { paths } from "#lib/paths.ts";

/** While a reading that a person asked for is awaited. */
const waitingMs = 700;

interface BindingListProps {
  regions: readonly RegionName[];
  cloud: Cloud;
  refresh: RefreshAction;
  change: ChangesAction;
  views: ViewActions;
}

/** Every forwarding rule of the account with its binding, filtered and sorted by the URL. */
export function BindingList({ regions, cloud, refresh: action, change: asking, views }: BindingListProps) {
  const t = useTranslations("bindings");
  const ui = useTranslations("ui.select");
  const place = usePlace();
  const [{ filter, columns: chosen, wrong }, change] = useUrlState(readBindingsAddress);
  const { data: progress } = useShownQuery(inventoryProgress(place));
  const query = bindingsPage(place, filter);
  const { data: page, error, refetch, isFetching, isPlaceholderData } = useShownQuery(query);
  const items = page?.items ?? none;
  const refresh = useRefresh(items.map(seenOf), action);
  // A second observer of the same query, which reads it faster for a while.
  useShownQuery({ ...query, refetchInterval: refresh.waiting ? waitingMs : false });
  const columns = useListColumns(filter.sort, chosen, change);
  const narrowing = narrowingOf(filter);
  const selecting = useSelection(JSON.stringify(narrowing), items, ruleKey);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={<span className="max-sm:hidden">{t("description")}</span>}
        actions={
          <Link href={paths.bind()} className={buttonStyle("primary")}>
            {t("do.bind")}
          </Link>
        }
      />
      <Filters filter={filter} change={change} page={page} regions={regions} views={views} />
      <BindingChips filter={filter} wrong={wrong} change={change} />
      {progress && <ProgressLine progress={progress} />}
      <ActionFailure error={refresh.error} className="mb-3" />
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} className="mb-3" />}
      {items.length > 0 && (
        <ListBar filter={filter} rules={items} refresh={refresh} canRefresh={progress?.on ?? false}>
          <ColumnsMenu
            columns={chosen}
            change={change}
            page={{ before: filter.before ?? null, after: filter.after ?? null }}
          />
        </ListBar>
      )}
      <Bulk selecting={selecting} filter={narrowing} page={page} cloud={cloud} action={asking} />
      {(page || !error) && (
        <DataTable
          label={t("label")}
          columns={columns}
          rows={page?.items}
          rowKey={ruleKey}
          refreshing={isPlaceholderData}
          selection={{
            has: selecting.has,
            // The rows of another filter, until its own come, aren't selected under this one.
            toggle: (rule) => !isPlaceholderData && selecting.toggle(rule),
            label: (rule) => t("select.row", { rule: ruleText(rule) }),
            header: ui("column"),
          }}
          empty={
            isFiltered(filter) ? (
              <NothingMatches whole={!progress || isWhole(progress)} onClear={() => change(unfiltered)} />
            ) : (
              <NothingYet progress={progress} />
            )
          }
        />
      )}
      {page && (
        <Pager
          onPrevious={page.previous === null ? null : () => change({ before: page.previous })}
          onNext={page.next === null ? null : () => change({ after: page.next })}
          busy={isPlaceholderData}
        />
      )}
    </>
  );
}

const none: readonly StoredRule[] = [];

function seenOf({ region, loadBalancer: { loadBalancerId }, readAt }: StoredRule) {
  return { region, loadBalancerId, readAt };
}

interface FiltersProps {
  filter: BindingFilter;
  change: (changes: UrlChanges) => void;
  page: StoredRules | undefined;
  regions: readonly RegionName[];
  views: ViewActions;
}

function Filters({ filter, change, page, regions, views }: FiltersProps) {
  const t = useTranslations("bindings");
  const countText = useCountText();
  const segments = ["all", ...targetSegments] as const;
  return (
    <FilterBar
      searchLabel={t("search")}
      search={filter.search ?? ""}
      onSearch={(search) => change({ search })}
      filtered={isFiltered(filter)}
      onClear={() => change(unfiltered)}
      aside={
        page && (
          <span className="tabular">
            {page.capped ? t("more", { count: countText(page) }) : t("count", { count: page.total })}
          </span>
        )
      }
    >
      <MoreFilters filter={filter} change={change} regions={regions} />
      <ViewsButton actions={views} />
      <div className="max-w-full overflow-x-auto [scrollbar-width:none]">
        <Segmented
          label={t("show")}
          segments={segments.map((value) => ({ value, label: t(`segment.${value}`) }))}
          value={segments.find((segment) => segment === filter.target) ?? (filter.target ? null : "all")}
          onChange={(target) => change({ target: target === "all" ? null : target })}
          className="w-max"
        />
      </div>
    </FilterBar>
  );
}

function NothingMatches({ whole, onClear }: { whole: boolean; onClear: () => void }) {
  const t = useTranslations("bindings");
  const ui = useTranslations("ui");
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("nothing")}
      {...(!whole && { description: t("nothingYet") })}
      action={<Button onClick={onClear}>{ui("filter.clear")}</Button>}
    />
  );
}

function NothingYet({ progress }: { progress: InventoryProgress | undefined }) {
  const t = useTranslations("bindings.empty");
  const state = progress?.on === false ? "off" : progress && isWhole(progress) ? "none" : "reading";
  return <EmptyState icon={<Network />} title={t(state)} description={t(`${state}Why`)} />;
}
