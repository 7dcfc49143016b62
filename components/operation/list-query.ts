import { askedForGroup, type Group, groups } from "#components/live/groups.ts";
import type { OperationsAsked } from "#components/live/operation-queries.ts";
import type { ChangeKind } from "#lib/binding/types.ts";

export const kinds = ["bind", "replace", "reweigh", "unbind"] as const satisfies readonly ChangeKind[];

/** What the list's address asks for. */
export interface ListQuery {
  show: Group;
  /** Null for every kind. */
  kind: ChangeKind | null;
  search: string;
  offset: number;
}

const longestSearch = 200;
const furthest = 10_000_000;

/** Reads the list's address. What it doesn't understand falls back to the whole list; nothing is refused. */
export function parseListQuery(parameters: URLSearchParams): ListQuery {
  const offset = Number(parameters.get("offset") ?? 0);
  return {
    show: groups.find((group) => group === parameters.get("show")) ?? "all",
    kind: kinds.find((kind) => kind === parameters.get("kind")) ?? null,
    search: (parameters.get("search") ?? "").replaceAll("\0", "").trim().slice(0, longestSearch),
    offset: Number.isInteger(offset) && offset > 0 && offset <= furthest ? offset : 0,
  };
}

/** Next's search parameters as one list of names and values; of a repeated one the first counts. */
export function searchParameters(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) parameters.set(name, first);
  }
  return parameters;
}

export function isFiltered({ show, kind, search }: ListQuery): boolean {
  return show !== "all" || kind !== null || search !== "";
}

/** What `GET /api/operations` is asked for it. */
export function askedBy({ show, kind, search, offset }: ListQuery): OperationsAsked {
  return {
    ...askedForGroup(show),
    ...(kind && { kind }),
    ...(search !== "" && { search }),
    ...(offset > 0 && { offset: String(offset) }),
  };
}
