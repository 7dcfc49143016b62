import { z } from "zod";
import { readFilters } from "#lib/api/contract/operation-filters.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";
import { isStorable } from "#lib/storable.ts";

/** The query strings of the GET handlers. Unknown parameters are ignored; invalid values are answered with 400. */
const text = (longest: number) => z.string().trim().max(longest).refine(isStorable);
const name = text(200).min(1);
const region = z.string().trim().refine(isKnownRegion);
const search = text(200).default("");
const offset = z.coerce.number<string>().int().min(0).max(10_000_000).default(0);

export const regionQuery = z.object({ region });
export const searchQuery = z.object({ region, search, offset });
export const listenersQuery = z.object({ region, loadBalancerId: name });
export const rulesQuery = z.object({ region, loadBalancerId: name, listenerId: name });
export const functionsQuery = z.object({ region, namespace: name, search, offset });
export const qualifiersQuery = z.object({ region, namespace: name, function: name });

/** Filters of a list of operations; one that the console doesn't take is refused by its name. */
export const operationsQuery = z.record(z.string(), z.string()).transform((query, context) => {
  const { filter, wrong } = readFilters(Object.entries(query));
  for (const name of wrong) context.addIssue({ code: "custom", path: [name], message: "not such a filter" });
  return filter;
});
