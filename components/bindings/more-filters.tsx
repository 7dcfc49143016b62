"use client";

import { lazy } from "react";
import { FiltersButton } from "#components/table/filters-button.tsx";
import type { UrlChanges } from "#components/table/url-state.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";

const FilterDialog = lazy(() =>
  import("#components/bindings/filter-dialog.tsx").then((module) => ({ default: module.FilterDialog })),
);

interface MoreFiltersProps {
  filter: BindingFilter;
  change: (changes: UrlChanges) => void;
  regions: readonly RegionName[];
}

/** The button of the dialog with all other filters and the order. */
export function MoreFilters(props: MoreFiltersProps) {
  return <FiltersButton>{(state) => <FilterDialog {...state} {...props} />}</FiltersButton>;
}
