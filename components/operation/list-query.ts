import type { UrlChanges } from "#components/table/url-state.ts";
import { searchable, shownParameters } from "#lib/api/contract/filter-readers.ts";
import { filterNames, type OperationFilter, readFilters } from "#lib/api/contract/operation-filters.ts";
import type { State } from "#lib/api/contract/words.ts";
import type { ChangeKind } from "#lib/binding/types.ts";

/** The filters that say which page is shown, and not of what. */
const pages = new Set<string>(["before", "after"]);

/** Reads the list's address. What it doesn't understand doesn't narrow the list; nothing is refused. */
export function parseListQuery(parameters: URLSearchParams): OperationFilter {
  const { filter } = readFilters([...parameters, ["search", searchable(parameters.get("search") ?? "")]]);
  return filter;
}

export function isFiltered({ before, after, ...filter }: OperationFilter): boolean {
  return Object.keys(filter).length > 0;
}

/** The changes of the address that show the whole list. */
export const unfiltered = Object.fromEntries(
  filterNames.filter((name) => !pages.has(name)).map((name) => [name, null]),
);

/** One value of a filter, and the changes of the address that take it off. */
export type Chip = { without: UrlChanges } & (
  | { name: "state"; value: State }
  | { name: "kind"; value: ChangeKind }
  | { name: (typeof texts)[number]; value: string }
);

const texts = ["region", "loadBalancerId", "locationId", "function", "code", "actor", "batch", "from", "to"] as const;

/** The filters that neither the search nor the groups show. */
export function chipsOf(filter: OperationFilter): Chip[] {
  const { state = [], kind = [] } = filter;
  return [
    ...state.map((value): Chip => ({ name: "state", value, without: { state: others(state, value) } })),
    ...kind.map((value): Chip => ({ name: "kind", value, without: { kind: others(kind, value) } })),
    ...texts.flatMap((name): Chip[] => {
      const value = filter[name];
      return value === undefined ? [] : [{ name, value, without: { [name]: null } }];
    }),
  ];
}

function others(values: readonly string[], value: string): string | null {
  return values.filter((each) => each !== value).join(",") || null;
}

/** The list's address: its filters, and those of its parameters that don't narrow it because the console doesn't know their values. */
export function readListAddress(parameters: URLSearchParams): { filter: OperationFilter; wrong: string[] } {
  const { wrong } = readFilters([...parameters].filter(([name]) => name !== "search"));
  return {
    filter: parseListQuery(parameters),
    wrong: shownParameters(parameters, wrong),
  };
}

/** An instant as the value of a `datetime-local` input, in the person's time zone. */
export function toLocalInput(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant that the value of a `datetime-local` input names; "" where it is empty. */
export function fromLocalInput(value: string): string {
  return value === "" ? "" : new Date(value).toISOString();
}
