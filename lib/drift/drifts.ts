import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Drift, DriftFilter, DriftPage, SeenDrift } from "#lib/api/contract/drift.ts";
import type { DriftState } from "#lib/api/contract/words.ts";
import type { Database, Query } from "#lib/db/database.ts";
import { unsettled } from "#lib/drift/observe.ts";
import { drifts } from "#lib/drift/schema.ts";
import { scopes } from "#lib/inventory/schema.ts";
import { type Owner, ofOwner } from "#lib/inventory/stored/scopes.ts";

/** The drifts of one account. Each throws a database error, or CloudError where nothing was read before and the cloud doesn't tell whose the keys are. */
export interface Drifts {
  /** @throws the signal's reason, too */
  list(filter: DriftFilter, signal?: AbortSignal): Promise<DriftPage>;
  /** @returns false where it is settled already, the rule has changed again since it was seen, or there is none */
  acknowledge(seen: SeenDrift, by: string): Promise<boolean>;
  adopt(seen: SeenDrift, by: string): Promise<boolean>;
}

const longestPage = 50;
const mostCounted = 10_000;
const idPattern = /^[1-9]\d{0,14}$/;

/** @param owner tells whose rules are shown: other keys of the same account of the console may be another's of the cloud */
export function createDrifts(database: Database, owner: (signal?: AbortSignal) => Promise<Owner>): Drifts {
  const joined = eq(scopes.id, drifts.scopeId);

  function narrowed(of: Owner, { show, locationId }: DriftFilter): SQL | undefined {
    return and(
      ofOwner(of),
      show && inArray(drifts.state, unsettled),
      locationId === undefined ? undefined : eq(drifts.locationId, locationId),
    );
  }

  async function list(reads: Query, of: Owner, filter: DriftFilter): Promise<DriftPage> {
    const where = narrowed(of, filter);
    // One more row shows whether there is another page.
    const rows = (range: SQL | undefined, order: SQL) =>
      reads
        .select({ drift: drifts, region: scopes.region })
        .from(drifts)
        .innerJoin(scopes, joined)
        .where(and(where, range))
        .orderBy(order)
        .limit(longestPage + 1);
    const { before, after } = filter;
    const newer = after === undefined ? [] : await rows(gt(drifts.id, after), asc(drifts.id));
    // Where fewer than a page are newer, the full first page is returned.
    const isNewer = newer.length > longestPage;
    const isOlder = !isNewer && before !== undefined && after === undefined;
    const found = isNewer ? newer : await rows(isOlder ? lt(drifts.id, before) : undefined, desc(drifts.id));
    const shown = found.slice(0, longestPage);
    const items = (isNewer ? shown.toReversed() : shown).map(({ drift, region }) => driftOf(drift, region));
    const count = await countOf(reads, where);
    return {
      items,
      total: Math.min(count, mostCounted),
      capped: count > mostCounted,
      open: Math.min(await countOf(reads, and(ofOwner(of), eq(drifts.state, "open"))), mostCounted),
      next: isNewer || found.length > longestPage ? (items.at(-1)?.id ?? null) : null,
      previous: isNewer || isOlder ? (items[0]?.id ?? null) : null,
    };
  }

  async function countOf(reads: Query, where: SQL | undefined): Promise<number> {
    const counted = reads
      .select({ id: drifts.id })
      .from(drifts)
      .innerJoin(scopes, joined)
      .where(where)
      .limit(mostCounted + 1);
    return reads.$count(counted.as("counted"));
  }

  async function move({ id, seenAfter }: SeenDrift, from: DriftState[], to: DriftState, by: string): Promise<boolean> {
    if (!idPattern.test(id)) return false;
    const of = await owner();
    const own = database.query.select({ id: scopes.id }).from(scopes).where(ofOwner(of));
    const moved = await database.query
      .update(drifts)
      .set({ state: to, stateSince: sql`now()`, by })
      .where(
        and(
          eq(drifts.id, Number(id)),
          // What came since, nobody has looked at.
          eq(drifts.seenAfter, new Date(seenAfter)),
          inArray(drifts.state, from),
          inArray(drifts.scopeId, own),
        ),
      )
      .returning({ id: drifts.id });
    return moved.length > 0;
  }

  return {
    async list(filter, signal) {
      const of = await owner(signal);
      return database.read((reads) => list(reads, of, filter), signal);
    },
    acknowledge: (seen, by) => move(seen, ["open"], "acknowledged", by),
    adopt: (seen, by) => move(seen, unsettled, "adopted", by),
  };
}

function driftOf(row: typeof drifts.$inferSelect, region: string): Drift {
  return {
    id: String(row.id),
    region,
    loadBalancer: { loadBalancerId: row.loadBalancerId, name: row.loadBalancerName },
    listenerId: row.listenerId,
    rule: { locationId: row.locationId, domain: row.domain, url: row.url },
    before: row.before,
    after: row.after,
    ruleGone: row.ruleGone,
    seenBefore: row.seenBefore.toISOString(),
    seenAfter: row.seenAfter.toISOString(),
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    by: row.by,
    operationId: row.operationId === null ? null : String(row.operationId),
  };
}
