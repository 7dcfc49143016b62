import { z } from "zod";
import { readBindingFilters } from "#lib/api/contract/binding-filters.ts";
import type { DriftFilter } from "#lib/api/contract/drift.ts";
import { readFilters } from "#lib/api/contract/operation-filters.ts";
import { isKnownRegion } from "#lib/cloud/regions.ts";
import { isStorable } from "#lib/storable.ts";

/**
 * The query strings of the GET handlers, whose types are those of the paths that ask for them (`lib/paths.ts`). Unknown
 * parameters are ignored; invalid values are answered with 400.
 */
const text = (longest: number) => z.string().trim().max(longest).refine(isStorable);
const name = text(200).min(1);
const region = z.string().trim().refine(isKnownRegion);
const search = text(200).default("");
const offset = z.coerce.number<string | number>().int().min(0).max(10_000_000).default(0);

export const regionQuery = z.object({ region });
export const loadBalancersQuery = z.object({ region, search, offset });
export const listenersQuery = z.object({ region, loadBalancerId: name });
export const rulesQuery = z.object({ region, loadBalancerId: name, listenerId: name });
export const lastHourQuery = z.object({ region, loadBalancerId: name, listenerId: name, locationId: name });
export const ruleQuery = z.object({ region, loadBalancerId: name, listenerId: name, locationId: name });
export const functionsQuery = z.object({ region, namespace: name, search, offset });
export const qualifiersQuery = z.object({ region, namespace: name, function: name });

const addressQuery = {
  domain: name.optional(),
  path: text(1000).min(1).optional(),
  protocol: z.enum(["HTTP", "HTTPS"]).optional(),
  port: z.coerce.number<string | number>().int().min(1).max(65_535).optional(),
};

export const findRulesQuery = z.object({
  /** Where the cloud is asked for what the inventory doesn't know; without it the inventory of all regions answers alone. */
  region: region.optional(),
  loadBalancerId: name.optional(),
  listenerId: name.optional(),
  locationId: name.optional(),
  ...addressQuery,
});

/** Words, and the address that a pasted URL names. */
export const searchQuery = z.object({ search: name, ...addressQuery });

export type RegionQuery = z.input<typeof regionQuery>;
export type LoadBalancersQuery = z.input<typeof loadBalancersQuery>;
export type ListenersQuery = z.input<typeof listenersQuery>;
export type RulesQuery = z.input<typeof rulesQuery>;
export type LastHourQuery = z.input<typeof lastHourQuery>;
export type RuleQuery = z.input<typeof ruleQuery>;
export type FunctionsQuery = z.input<typeof functionsQuery>;
export type QualifiersQuery = z.input<typeof qualifiersQuery>;
export type FindRulesQuery = z.input<typeof findRulesQuery>;
export type SearchQuery = z.input<typeof searchQuery>;

const rowId = z.coerce.number<string | number>().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();

export const driftsQuery = z.object({
  show: z.literal("unsettled").optional(),
  locationId: name.optional(),
  before: rowId,
  after: rowId,
}) satisfies z.ZodType<DriftFilter>;

/** Filters of a list; one that the console doesn't take is refused by its name. */
function filtersOf<Filter>(read: (query: [string, string][]) => { filter: Filter; wrong: string[] }) {
  return z.record(z.string(), z.string()).transform((query, context) => {
    const { filter, wrong } = read(Object.entries(query));
    for (const name of wrong) context.addIssue({ code: "custom", path: [name], message: "not such a filter" });
    return filter;
  });
}

export const operationsQuery = filtersOf(readFilters);
export const bindingsQuery = filtersOf(readBindingFilters);
