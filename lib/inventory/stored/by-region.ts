import { count, inArray, sql } from "drizzle-orm";
import type { Query } from "#lib/db/database.ts";
import { rules } from "#lib/inventory/schema.ts";

/** The forwarding rules of a region. */
export interface RegionFigures {
  region: string;
  total: number;
  /** Those that send to a function, and those that send to nothing. */
  bound: number;
  free: number;
}

/** The most rules first. */
export async function countByRegion(query: Query, places: ReadonlyMap<number, string>): Promise<RegionFigures[]> {
  const rows = await query
    .select({
      scopeId: rules.scopeId,
      total: count(),
      bound: sql<number>`count(*) filter (where ${rules.targetKind} = 'function')::int`,
      free: sql<number>`count(*) filter (where ${rules.targetKind} = 'none')::int`,
    })
    .from(rules)
    .where(inArray(rules.scopeId, [...places.keys()]))
    .groupBy(rules.scopeId);
  return rows
    .map(({ scopeId, ...figures }) => ({ region: places.get(scopeId) ?? "", ...figures }))
    .toSorted((one, other) => other.total - one.total || one.region.localeCompare(other.region));
}
