import type { OperationsAsked } from "#components/data/operation-queries.ts";
import type { ChangeKind } from "#lib/binding/types.ts";
import { type ListGroup, listGroups } from "#lib/operations/list-groups.ts";

export const kinds = ["bind", "replace", "reweigh", "unbind"] as const satisfies readonly ChangeKind[];

/** What the list's address asks for. */
export interface ListQuery {
  show: ListGroup;
  /** Null for every kind. */
  kind: ChangeKind | null;
  search: string;
  /** The page of those older than this id, or of those newer than it; the first page where neither is said. */
  before: string | null;
  after: string | null;
}

const longestSearch = 200;

/** Reads the list's address. What it doesn't understand falls back to the whole list; nothing is refused. */
export function parseListQuery(parameters: URLSearchParams): ListQuery {
  const id = (name: string) => /^[1-9]\d{0,14}$/.exec(parameters.get(name) ?? "")?.[0] ?? null;
  return {
    show: listGroups.find((group) => group === parameters.get("show")) ?? "all",
    kind: kinds.find((kind) => kind === parameters.get("kind")) ?? null,
    search: (parameters.get("search") ?? "").replaceAll("\0", "").trim().slice(0, longestSearch),
    before: id("before"),
    after: id("after"),
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
export function askedBy({ show, kind, search, before, after }: ListQuery): OperationsAsked {
  return {
    ...(show !== "all" && { show }),
    ...(kind && { kind }),
    ...(search !== "" && { search }),
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  };
}
