import { and, eq, type SQL, sql } from "drizzle-orm";
import type { StoredFailure } from "#lib/api/contract/stored-inventory.ts";
import type { Listener } from "#lib/cloud/catalogue/clb/listener.ts";
import type { RuleTargets } from "#lib/cloud/catalogue/clb/targets.ts";
import type { Query } from "#lib/db/database.ts";
import { type Executor, inTransaction } from "#lib/db/transaction.ts";
import { listeners, loadBalancers, rules } from "#lib/inventory/schema.ts";
import type { LoadBalancerRow } from "#lib/inventory/stored/claim.ts";
import { heldBy, holds, inMsUnlessWanted, ofRow, onePerKey, read } from "#lib/inventory/stored/jobs.ts";
import { knownBefore, type RuleRow, ruleRow, withoutRules } from "#lib/inventory/stored/rows.ts";

// Writes what a reading showed. Each is one transaction that first takes the row it was claimed by: a claim that is another
// process's by now, or whose row is gone, stores nothing.

/** What a reading of a load balancer showed. */
export interface Detail {
  listeners: readonly Listener[];
  /** Whether every listener could be parsed. */
  whole: boolean;
  /** Why the targets could not be read; null where they were. */
  failure: StoredFailure | null;
  /** What a rule sends to, by its id: null for nothing, "unread" where that could not be read. */
  targetsOf(locationId: string): RuleTargets | null | "unread";
}

/** The rules of a load balancer before and after a reading, for whoever watches what changes. */
export interface RulesChange {
  loadBalancer: LoadBalancerRow & { claimedAt: Date };
  before: readonly RuleRow[];
  /** Rules that the reading showed. Those of `before` that are missing are gone. */
  after: readonly RuleRow[];
}

/** Is told of each reading of a load balancer in the transaction that stores it, from the second reading on. */
export type OnRules = (tx: Executor, change: RulesChange) => Promise<void>;

/** Stores the listeners and rules of a load balancer. Rules that did not change are not written. */
export async function storeDetail(
  query: Query,
  row: LoadBalancerRow & { claimedAt: Date },
  detail: Detail,
  againMs: number,
  onRules: OnRules,
): Promise<void> {
  const { scopeId, loadBalancerId, facts } = row;
  const found = detail.listeners.flatMap((listener) =>
    (listener.Rules ?? []).map((rule) => {
      const place = { scopeId, loadBalancerId, listenerId: listener.ListenerId };
      return ruleRow(place, facts, rule, detail.targetsOf(rule.LocationId));
    }),
  );
  const shown = onePerKey(found, ({ locationId }) => locationId);
  await inTransaction(query, async (tx) => {
    const [kept] = await tx
      .update(loadBalancers)
      .set({ ...read, failure: detail.failure, readAt: row.claimedAt, nextReadAt: inMsUnlessWanted(againMs, row) })
      .where(and(ofRow(row), heldBy(row)))
      .returning({ id: loadBalancers.loadBalancerId });
    if (!kept) return;
    const before = await tx
      .select()
      .from(rules)
      .where(and(eq(rules.scopeId, scopeId), eq(rules.loadBalancerId, loadBalancerId)));
    const earlier = new Map(before.map((rule) => [rule.locationId, rule]));
    const after = shown.map((rule) =>
      rule.targetKind === "unknown" ? { ...rule, known: knownBefore(earlier.get(rule.locationId), row.readAt) } : rule,
    );
    const missing = detail.whole ? missingFrom(after, before) : [];
    if (row.readAt !== null)
      await onRules(tx, { loadBalancer: row, before: detail.whole ? before : among(before, after), after });
    await writeListeners(tx, row, detail);
    await writeRules(tx, scopeId, after, missing);
  });
}

/** Removes a load balancer that no longer exists. */
export async function storeGone(
  query: Query,
  row: LoadBalancerRow & { claimedAt: Date },
  onRules: OnRules,
): Promise<void> {
  await inTransaction(query, async (tx) => {
    if (!(await holds(tx, loadBalancers, and(ofRow(row), heldBy(row))))) return;
    const before = await tx
      .select()
      .from(rules)
      .where(and(eq(rules.scopeId, row.scopeId), eq(rules.loadBalancerId, row.loadBalancerId)));
    await onRules(tx, { loadBalancer: row, before, after: [] });
    await tx.delete(loadBalancers).where(ofRow(row));
  });
}

async function writeListeners(tx: Executor, row: LoadBalancerRow, { listeners: found, whole }: Detail): Promise<void> {
  const { scopeId, loadBalancerId } = row;
  const values = found.map((listener) => ({
    scopeId,
    loadBalancerId,
    listenerId: listener.ListenerId,
    facts: withoutRules(listener),
  }));
  if (values.length > 0) {
    await tx
      .insert(listeners)
      .values(onePerKey(values, ({ listenerId }) => listenerId))
      .onConflictDoUpdate({
        target: [listeners.scopeId, listeners.listenerId],
        set: { facts: sql`excluded.facts`, loadBalancerId: sql`excluded.load_balancer_id` },
        setWhere: sql`${listeners.facts} is distinct from excluded.facts
          or ${listeners.loadBalancerId} <> excluded.load_balancer_id`,
      });
  }
  if (!whole) return;
  const ids = sql.param(values.map(({ listenerId }) => listenerId));
  const ofThis = and(eq(listeners.scopeId, scopeId), eq(listeners.loadBalancerId, loadBalancerId));
  await tx.delete(listeners).where(and(ofThis, sql`not (listener_id = any(${ids}::text[]))`));
}

const ruleColumns = [
  "load_balancer_id",
  "listener_id",
  "domain",
  "url",
  "facts",
  "target_kind",
  "server_count",
  "namespace",
  "function_name",
  "qualifier",
  "qualifier_type",
  "weight",
  "known",
  "search",
].map((name) => sql.identifier(name));

const setRule = sql.join(
  ruleColumns.map((name) => sql`${name} = excluded.${name}`),
  sql`, `,
);

async function writeRules(tx: Executor, scopeId: number, after: RuleRow[], missing: readonly string[]): Promise<void> {
  if (missing.length > 0) {
    const ids = sql.param(missing);
    await tx.delete(rules).where(and(eq(rules.scopeId, scopeId), sql`location_id = any(${ids}::text[])`));
  }
  if (after.length === 0) return;
  const differs = (side: SQL) =>
    sql`(${sql.join(
      ruleColumns.map((name) => sql`${side}.${name}`),
      sql`, `,
    )})`;
  await tx.execute(sql`${tx.insert(rules).values(after).getSQL()}
    on conflict (scope_id, location_id) do update set ${setRule}
    where ${differs(sql`inventory_rules`)} is distinct from ${differs(sql`excluded`)}`);
}

function missingFrom(after: readonly RuleRow[], before: readonly RuleRow[]): string[] {
  const shown = new Set(after.map(({ locationId }) => locationId));
  return before.flatMap(({ locationId }) => (shown.has(locationId) ? [] : [locationId]));
}

function among(before: readonly RuleRow[], after: readonly RuleRow[]): RuleRow[] {
  const shown = new Set(after.map(({ locationId }) => locationId));
  return before.filter(({ locationId }) => shown.has(locationId));
}
