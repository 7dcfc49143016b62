"use client";

import { lazy } from "react";
import { FiltersButton } from "#components/table/filters-button.tsx";
import type { UrlChanges } from "#components/table/url-state.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";

const FilterDialog = lazy(() =>
  import("#components/operation/filter-dialog.tsx").then((module) => ({ default: module.FilterDialog })),
);

interface MoreFiltersProps {
  filter: OperationFilter;
  change: (changes: UrlChanges) => void;
  regions: readonly RegionName[];
}

/** The button of the dialog with all other filters. */
export function MoreFilters(props: MoreFiltersProps) {
  return <FiltersButton>{(state) => <FilterDialog {...state} {...props} />}</FiltersButton>;
}
