import { type OptionalColumn, readColumns } from "#components/bindings/columns.ts";
import type { UrlChanges } from "#components/table/url-state.ts";
import {
  type BindingFilter,
  type BindingSort,
  bindingFilterNames,
  readBindingFilters,
} from "#lib/api/contract/binding-filters.ts";
import { searchable, shownParameters } from "#lib/api/contract/filter-readers.ts";
import type { TargetKind } from "#lib/api/contract/words.ts";

/** The targets that the bar has a segment for; others come from links and the dialog. */
export const targetSegments = ["function", "none", "servers", "redirect"] as const satisfies TargetKind[];

/** Parameters that say what part of the list is shown, and not what it is of. */
const views = new Set<string>(["sort", "before", "after"]);

/** Reads the list's address. What it doesn't understand doesn't narrow the list; nothing is refused. */
export function parseBindingsQuery(parameters: URLSearchParams): BindingFilter {
  const { filter } = readBindingFilters([...parameters, ["search", searchable(parameters.get("search") ?? "")]]);
  return filter;
}

/** The list's address: its filters, and those of its parameters that don't narrow it because the console doesn't know their values. */
export function readBindingsAddress(parameters: URLSearchParams): {
  filter: BindingFilter;
  columns: readonly OptionalColumn[];
  wrong: string[];
} {
  const { wrong } = readBindingFilters([...parameters].filter(([name]) => name !== "search"));
  return {
    filter: parseBindingsQuery(parameters),
    columns: readColumns(parameters),
    wrong: shownParameters(parameters, wrong),
  };
}

export function isFiltered(filter: BindingFilter): boolean {
  return Object.keys(filter).some((name) => !views.has(name));
}

/** What the list is of, whichever part of it is shown and in whichever order. */
export function narrowingOf({ sort: _sort, before: _before, after: _after, ...filter }: BindingFilter): BindingFilter {
  return filter;
}

/** The changes of the address that show the whole list. */
export const unfiltered: UrlChanges = Object.fromEntries(
  bindingFilterNames.filter((name) => !views.has(name)).map((name) => [name, null]),
);

export const textFilters = ["loadBalancerId", "locationId", "namespace", "function", "qualifier"] as const;

/** A filter that neither the search nor the segments show. */
export type Chip =
  | { name: "target"; value: TargetKind }
  | { name: "drift"; value: "unsettled" }
  | { name: "region" | "weight" | (typeof textFilters)[number]; value: string };

export function chipsOf(filter: BindingFilter): Chip[] {
  const { target, weight, drift } = filter;
  const bySegment = target === undefined || targetSegments.some((segment) => segment === target);
  return [
    ...(bySegment ? [] : [{ name: "target" as const, value: target }]),
    ...(["region", ...textFilters] as const).flatMap((name): Chip[] => {
      const value = filter[name];
      return value === undefined ? [] : [{ name, value }];
    }),
    ...(weight === undefined ? [] : [{ name: "weight" as const, value: String(weight) }]),
    ...(drift === undefined ? [] : [{ name: "drift" as const, value: drift }]),
  ];
}

/** The columns that the list is sorted by. */
export type SortedColumn = Exclude<BindingSort, `-${string}`>;

/** How the list is sorted by a column; absent if it isn't. */
export function sortedBy(column: SortedColumn, sort: BindingSort = "address"): "ascending" | "descending" | undefined {
  if (sort === column) return "ascending";
  return sort === `-${column}` ? "descending" : undefined;
}
