import { z } from "zod";
import { states } from "#lib/api/contract/words.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";
import { listGroups } from "#lib/operations/list-groups.ts";
import type { ListFilter } from "#lib/operations/store/list.ts";
import { idPattern } from "#lib/operations/store/row.ts";
import { isStorable } from "#lib/storable.ts";

/** The query strings of the GET handlers. Unknown parameters are ignored; invalid values are answered with 400. */
const text = (longest: number) => z.string().trim().max(longest).refine(isStorable);
const name = text(200).min(1);
const region = z.string().trim().refine(isKnownRegion);
const search = text(200).default("");
const id = z.string().regex(idPattern).transform(Number).optional();
const offset = z.coerce.number<string>().int().min(0).max(10_000_000).default(0);

export const regionQuery = z.object({ region });
export const searchQuery = z.object({ region, search, offset });
export const listenersQuery = z.object({ region, loadBalancerId: name });
export const rulesQuery = z.object({ region, loadBalancerId: name, listenerId: name });
export const functionsQuery = z.object({ region, namespace: name, search, offset });
export const qualifiersQuery = z.object({ region, namespace: name, function: name });

/** Several values joined by commas, for `state` and `kind`. */
const several = z
  .string()
  .max(400)
  .default("")
  .transform((value) => value.split(",").filter((part) => part !== ""));

export const operationsQuery = z.object({
  show: z.enum(listGroups).default("all"),
  state: several.pipe(z.array(z.enum(states))),
  kind: several.pipe(z.array(z.enum(["bind", "replace", "reweigh", "unbind"]))),
  region: text(100).default(""),
  loadBalancerId: text(100).default(""),
  actor: text(200).default(""),
  /** Words, each searched in all names and ids of an operation. */
  search,
  /** The page of operations older than this id, or newer than it. */
  before: id,
  after: id,
});

/** The engine's filter; absent parameters don't filter. */
export function listFilterOf(query: z.output<typeof operationsQuery>): ListFilter {
  return {
    ...(query.show !== "all" && { group: query.show }),
    ...(query.state.length > 0 && { states: query.state }),
    ...(query.kind.length > 0 && { kinds: query.kind }),
    ...(query.region && { region: query.region }),
    ...(query.loadBalancerId && { loadBalancerId: query.loadBalancerId }),
    ...(query.actor && { actor: query.actor }),
    ...(query.search && { text: query.search }),
    ...(query.before !== undefined && { before: query.before }),
    ...(query.after !== undefined && { after: query.after }),
  };
}
