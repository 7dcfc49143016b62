import { longestSearch, oneOf, type Readers, readBy, shortText } from "#lib/api/contract/filter-readers.ts";
import { type TargetKind, targetKinds } from "#lib/api/contract/words.ts";

/** Orders of the list; one with a minus is the other way round. */
export const bindingSorts = [
  "address",
  "-address",
  "load-balancer",
  "-load-balancer",
  "function",
  "-function",
  "weight",
  "-weight",
] as const;

export type BindingSort = (typeof bindingSorts)[number];

/**
 * Filters of the list of bindings. The names are those of the list's address, of `GET /api/bindings`, of the exports and of the
 * query keys; the inventory narrows by the same. Absent ones don't filter.
 */
export interface BindingFilter {
  target?: TargetKind;
  region?: string;
  loadBalancerId?: string;
  locationId?: string;
  namespace?: string;
  /** A function's whole name. */
  function?: string;
  /** A version or an alias, such as `$LATEST`. */
  qualifier?: string;
  weight?: number;
  /** Rules whose binding changed without the console, as long as that isn't settled. */
  drift?: "unsettled";
  /** Words, each matching any part of a name, id, address, tag, domain, path or function, without regard to case. */
  search?: string;
  /** By the rule's domain and path without one. */
  sort?: BindingSort;
  /** The page after the row with this key. */
  after?: string;
  /** The page before the row with this key. */
  before?: string;
}

export type BindingFilterName = keyof BindingFilter;

const readers: Readers<BindingFilter> = {
  target: oneOf(targetKinds),
  region: shortText(100),
  loadBalancerId: shortText(100),
  locationId: shortText(100),
  namespace: shortText(100),
  function: shortText(100),
  qualifier: shortText(100),
  weight: (text) => (text === "" ? undefined : /^(100|[1-9]?\d)$/.test(text) ? Number(text) : null),
  drift: oneOf(["unsettled"]),
  search: shortText(longestSearch),
  sort: oneOf(bindingSorts),
  after: rowKey,
  before: rowKey,
};

/** As the inventory makes it: the browser only hands it back. */
function rowKey(text: string) {
  return /^[\w-]{1,2000}$/.test(text) ? text : text === "" ? undefined : null;
}

function isFilterName(name: string): name is BindingFilterName {
  return Object.hasOwn(readers, name);
}

export const bindingFilterNames: readonly BindingFilterName[] = Object.keys(readers).filter(isFilterName);

/** Reads the filters of a list's address, and names those that the console doesn't take. */
export function readBindingFilters(parameters: Iterable<readonly [name: string, text: string]>): {
  filter: BindingFilter;
  wrong: BindingFilterName[];
} {
  return readBy<BindingFilter>(readers, parameters);
}
