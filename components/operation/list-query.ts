import { filterNames, longestSearch, type OperationFilter, readFilters } from "#lib/api/contract/operation-filters.ts";

/** The filters that say which page is shown, and not of what. */
const pages = new Set<string>(["before", "after"]);

/** Reads the list's address. What it doesn't understand doesn't narrow the list; nothing is refused. */
export function parseListQuery(parameters: URLSearchParams): OperationFilter {
  const { filter } = readFilters([...parameters, ["search", searchable(parameters.get("search") ?? "")]]);
  return filter;
}

/** What a person typed, cut down to what the console searches for. */
function searchable(text: string): string {
  return text.replaceAll("\0", "").trim().slice(0, longestSearch);
}

/** Next's search parameters as URLSearchParams, with the first value of a repeated one. */
export function searchParameters(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) parameters.set(name, first);
  }
  return parameters;
}

export function isFiltered({ before, after, ...filter }: OperationFilter): boolean {
  return Object.keys(filter).length > 0;
}

/** The changes of the address that show the whole list. */
export const unfiltered = Object.fromEntries(
  filterNames.filter((name) => !pages.has(name)).map((name) => [name, null]),
);
