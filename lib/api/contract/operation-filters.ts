import { longestSearch, type Readers, readBy, shortText, someOf } from "#lib/api/contract/filter-readers.ts";
import {
  type OperationGroup,
  operationGroups,
  operationIdPattern,
  type State,
  states,
} from "#lib/api/contract/words.ts";
import { type ChangeKind, changeKinds } from "#lib/binding/types.ts";

/**
 * Filters of a list of operations. The names are those of the list's address, of `GET /api/operations` and of
 * the query keys; the store narrows by the same. Absent ones don't filter.
 */
export interface OperationFilter {
  show?: OperationGroup;
  /** One or several, in addresses joined by commas. */
  state?: readonly State[];
  kind?: readonly ChangeKind[];
  region?: string;
  loadBalancerId?: string;
  locationId?: string;
  /** A function's name, with or without its namespace before a slash, that the rule had before or was to have after. */
  function?: string;
  actor?: string;
  /** The error code that the operation shows. */
  code?: string;
  /** Those that were reviewed and asked for together. */
  batch?: string;
  /** Requested at or after this instant, in ISO 8601 and UTC. */
  from?: string;
  /** Requested before this instant. */
  to?: string;
  /** Words, each matching any part of a name, id, code, domain, path, function or reason, without regard to case. */
  search?: string;
  /** The page of operations older than this id. */
  before?: number;
  /** The page of operations just newer than this id. */
  after?: number;
}

export type FilterName = keyof OperationFilter;

const readers: Readers<OperationFilter> = {
  show: (text) =>
    text === "" || text === "all" ? undefined : (operationGroups.find((group) => group === text) ?? null),
  state: someOf(states),
  kind: someOf(changeKinds),
  region: shortText(100),
  loadBalancerId: shortText(100),
  locationId: shortText(100),
  function: shortText(200),
  actor: shortText(200),
  code: shortText(200),
  batch: shortText(36),
  from: instant,
  to: instant,
  search: shortText(longestSearch),
  before: operationId,
  after: operationId,
};

/** Of years that PostgreSQL can compare with: it has no year 0. */
const instantForm = /^[1-9]\d{3}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/;

/** A date is its beginning in UTC. */
function instant(text: string) {
  if (text === "") return undefined;
  const at = instantForm.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function operationId(text: string) {
  return operationIdPattern.test(text) ? Number(text) : null;
}

function isFilterName(name: string): name is FilterName {
  return Object.hasOwn(readers, name);
}

export const filterNames: readonly FilterName[] = Object.keys(readers).filter(isFilterName);

/** Reads the filters of a list's address, and names those that the console doesn't take. */
export function readFilters(parameters: Iterable<readonly [name: string, text: string]>): {
  filter: OperationFilter;
  wrong: FilterName[];
} {
  return readBy<OperationFilter>(readers, parameters);
}
