import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { DriftState } from "#lib/api/contract/words.ts";
import { sameBinding } from "#lib/binding/change.ts";
import type { Binding } from "#lib/binding/types.ts";
import type { Executor } from "#lib/db/transaction.ts";
import { type Deed, type Explanation, explain } from "#lib/drift/explain.ts";
import { drifts } from "#lib/drift/schema.ts";
import { rules, scopes } from "#lib/inventory/schema.ts";
import { bindingOf, type RuleRow } from "#lib/inventory/stored/rows.ts";
import type { RulesChange } from "#lib/inventory/stored/store-detail.ts";
import { operations } from "#lib/operations/schema.ts";

/** Newest operations of a load balancer that may explain what a look shows. */
const mostDeeds = 1_000;

/** A rule at both looks: at the later one it may be gone, at the earlier one it may not have existed. */
interface Pair {
  row: RuleRow;
  before: Binding | null;
  after: Binding | null;
  /** When the earlier look began. */
  since: Date;
  gone: boolean;
}

/**
 * Compares two looks at a load balancer, within the transaction that stores the later one, and records what no operation
 * explains. An operation that gave a drifted rule another binding settles its drift.
 */
export async function recordDrift(tx: Executor, { loadBalancer, before, after }: RulesChange): Promise<void> {
  const { readAt, claimedAt: at } = loadBalancer;
  if (readAt === null) return;
  const pairs = pairsOf(before, after, readAt);
  const [earliest] = pairs.map(({ since }) => since).toSorted((one, other) => one.getTime() - other.getTime());
  if (!earliest) return;
  const deeds = await deedsOf(tx, loadBalancer, earliest);
  for (const pair of pairs) {
    const { since } = pair;
    const own = (deeds.get(pair.row.locationId) ?? []).filter(({ endedAt }) => endedAt === null || endedAt > since);
    // Nothing to explain, and nothing that may have been undone.
    if (sameBinding(pair.before, pair.after) && own.length === 0 && !pair.gone) continue;
    const explanation = explain({ ...pair, at }, own);
    if (explanation.drifted) await record(tx, loadBalancer, pair, explanation);
    else if (!sameBinding(pair.before, pair.after)) await settle(tx, pair, explanation);
    else if (pair.gone) await markGone(tx, pair, at);
  }
}

/** The looks to compare at each rule: the later one, unless it could not read the binding, and the last one before that could. */
function pairsOf(before: readonly RuleRow[], after: readonly RuleRow[], readAt: Date): Pair[] {
  const earlier = new Map(before.map((row) => [row.locationId, row]));
  const later = new Map(after.map((row) => [row.locationId, row]));
  const rows = [...after, ...before.filter(({ locationId }) => !later.has(locationId))];
  return rows.flatMap((row) => {
    const [was, is] = [earlier.get(row.locationId), later.get(row.locationId)];
    const last = was ? lookAt(was, readAt) : { binding: null, since: readAt };
    if (last === null || is?.targetKind === "unknown") return [];
    return [{ row, before: last.binding, since: last.since, after: is ? bindingOf(is) : null, gone: !is }];
  });
}

/** The last look that could read the binding; null without one. */
function lookAt(row: RuleRow, readAt: Date): { binding: Binding | null; since: Date } | null {
  if (row.targetKind !== "unknown") return { binding: bindingOf(row), since: readAt };
  return row.known && { binding: row.known.binding, since: new Date(row.known.readAt) };
}

/** The sent operations of a load balancer's rules that ended after the earlier look, or not yet, by rule in the order of their ends. */
async function deedsOf(
  tx: Executor,
  { scopeId, loadBalancerId }: RulesChange["loadBalancer"],
  since: Date,
): Promise<ReadonlyMap<string, Deed[]>> {
  const newest = tx
    .select({
      id: operations.id,
      locationId: operations.locationId,
      before: operations.before,
      after: operations.after,
      state: operations.state,
      sentAt: operations.sentAt,
      endedAt: operations.endedAt,
    })
    .from(operations)
    .innerJoin(
      scopes,
      // Another account of the console may be the same one of the cloud.
      and(
        eq(scopes.id, scopeId),
        eq(scopes.realm, operations.realm),
        eq(scopes.accountId, operations.accountId),
        eq(scopes.region, operations.region),
      ),
    )
    .where(eq(operations.loadBalancerId, loadBalancerId))
    .orderBy(sql`${operations.id} desc`)
    .limit(mostDeeds)
    .as("newest");
  const found = await tx
    .select()
    .from(newest)
    .where(
      sql`${newest.sentAt} is not null and (${newest.endedAt} is null or ${newest.endedAt} > ${since.toISOString()})`,
    )
    .orderBy(sql`${newest.endedAt} nulls last`);
  return Map.groupBy(
    found.map(({ state, ...deed }) => ({ ...deed, succeeded: state === "succeeded" })),
    ({ locationId }) => locationId,
  );
}

/** The rule still has what nobody asked for. */
export const unsettled: DriftState[] = ["open", "acknowledged"];

/** Condition for a rule of the inventory that has a drift which isn't settled. */
export const isDrifted: SQL = sql`(${rules.scopeId}, ${rules.locationId}) in (
  select ${drifts.scopeId}, ${drifts.locationId} from ${drifts} where ${inArray(drifts.state, unsettled)})`;

function unsettledOf({ scopeId, locationId }: Pick<RuleRow, "scopeId" | "locationId">) {
  return and(eq(drifts.scopeId, scopeId), eq(drifts.locationId, locationId), inArray(drifts.state, unsettled));
}

async function record(
  tx: Executor,
  { claimedAt, name }: RulesChange["loadBalancer"],
  { row, after, gone }: Pair,
  { expected, seenAt }: Explanation,
): Promise<void> {
  const [known] = await tx.select().from(drifts).where(unsettledOf(row)).for("update");
  const latest = { after, ruleGone: gone, seenAfter: claimedAt };
  if (known && sameBinding(known.before, after) && !gone) {
    await tx
      .update(drifts)
      .set({ ...latest, ...into("reverted") })
      .where(eq(drifts.id, known.id));
  } else if (known) {
    await tx
      .update(drifts)
      .set({ ...latest, ...into("open"), by: null })
      .where(eq(drifts.id, known.id));
  } else {
    const { scopeId, loadBalancerId, listenerId, locationId, domain, url } = row;
    await tx.insert(drifts).values({
      ...{ scopeId, loadBalancerId, loadBalancerName: name, listenerId, locationId, domain, url },
      ...latest,
      before: expected,
      seenBefore: seenAt,
      state: "open",
    });
  }
}

async function settle(tx: Executor, { row, after }: Pair, { by }: Explanation): Promise<void> {
  if (!by) return;
  const [known] = await tx.select().from(drifts).where(unsettledOf(row)).for("update");
  if (!known) return;
  const state = sameBinding(known.before, after) ? "turned-back" : "superseded";
  await tx
    .update(drifts)
    .set({ ...into(state), operationId: by.id })
    .where(eq(drifts.id, known.id));
}

/** A rule whose function somebody had unbound, and that is gone by now, can't be turned back any more. */
async function markGone(tx: Executor, { row }: Pair, seenAfter: Date): Promise<void> {
  await tx
    .update(drifts)
    .set({ ruleGone: true, seenAfter, ...into("open"), by: null })
    .where(unsettledOf(row));
}

function into(state: DriftState) {
  return { state, stateSince: sql`now()` };
}
