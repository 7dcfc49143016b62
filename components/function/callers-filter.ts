import { type BindingFilter, readBindingFilters } from "#lib/api/contract/binding-filters.ts";

/** The filter of the rules that call a function, for the page of them that an address names. */
export function callersFilter(
  { region, namespace, name }: { region: string; namespace: string; name: string },
  parameters: URLSearchParams,
): BindingFilter {
  const { before, after } = readBindingFilters(parameters).filter;
  return { region, namespace, function: name, sort: "function", ...(before && { before }), ...(after && { after }) };
}
