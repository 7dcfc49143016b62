import { and, eq, lt, sql } from "drizzle-orm";
import type { StoredFailure } from "#lib/api/contract/stored-inventory.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { ScfFunction, ScfNamespace } from "#lib/cloud/catalogue/scf.ts";
import type { Query } from "#lib/db/database.ts";
import { type Executor, inTransaction } from "#lib/db/transaction.ts";
import { functions, loadBalancers, namespaces, scopes } from "#lib/inventory/schema.ts";
import type { NamespaceRow, ScopeRow } from "#lib/inventory/stored/claim.ts";
import { heldBy, holds, inMs, onePerKey, read } from "#lib/inventory/stored/jobs.ts";
import { functionSearchText, loadBalancerSearchText } from "#lib/inventory/stored/rows.ts";

// Writes what a reading showed. Each is one transaction that first takes the row it was claimed by: a claim that is another
// process's by now, or whose row is gone, stores nothing.

/** A page of a list that is read page by page. */
export interface ListPage<Item> {
  items: Item[];
  /** Null on the last page. */
  nextOffset: number | null;
  total: number | null;
  /** Whether every member could be parsed: what a list doesn't show may exist otherwise. */
  whole: boolean;
}

/** The namespaces of a region. */
export interface NamespaceList {
  items: readonly Pick<ScfNamespace, "Name" | "Description">[];
  /** Whether the list showed every namespace. */
  whole: boolean;
  /** Why they could not be listed, if the keys may not. */
  failure: StoredFailure | null;
}

/**
 * Stores a page of a region's load balancers. What was in no page of the whole list is read next, since a list can also miss
 * what is there: its reading finds out.
 *
 * @param againMs until the list is read again
 * @param failure what could not be read of the region beside it
 */
export async function storeLoadBalancers(
  query: Query,
  scope: ScopeRow & { claimedAt: Date },
  { items, nextOffset, total }: ListPage<LoadBalancer>,
  againMs: number,
  failure: StoredFailure | null,
): Promise<void> {
  const begunAt = scope.begunAt ?? scope.claimedAt;
  await inTransaction(query, async (tx) => {
    const isLast = nextOffset === null;
    const [kept] = await tx
      .update(scopes)
      .set({
        ...read,
        failure,
        total,
        nextOffset,
        begunAt: isLast ? null : begunAt,
        ...(isLast && { readAt: begunAt }),
        nextReadAt: isLast ? inMs(againMs) : sql`now()`,
      })
      .where(and(eq(scopes.id, scope.id), heldBy(scope)))
      .returning({ id: scopes.id });
    if (!kept) return;
    await upsertLoadBalancers(tx, scope.id, items, begunAt);
    if (!isLast) return;
    await tx
      .update(loadBalancers)
      .set({ nextReadAt: sql`now()` })
      .where(and(eq(loadBalancers.scopeId, scope.id), lt(loadBalancers.listedAt, begunAt)));
  });
}

async function upsertLoadBalancers(tx: Executor, scopeId: number, items: LoadBalancer[], listedAt: Date) {
  if (items.length === 0) return;
  const values = items.map((facts) => ({
    scopeId,
    loadBalancerId: facts.LoadBalancerId,
    name: facts.LoadBalancerName ?? "",
    facts,
    search: loadBalancerSearchText(facts),
    listedAt,
  }));
  await tx
    .insert(loadBalancers)
    .values(onePerKey(values, ({ loadBalancerId }) => loadBalancerId))
    .onConflictDoUpdate({
      target: [loadBalancers.scopeId, loadBalancers.loadBalancerId],
      set: {
        name: sql`excluded.name`,
        facts: sql`excluded.facts`,
        search: sql`excluded.search`,
        listedAt: sql`excluded.listed_at`,
        // Its rules are searched by its name and tags. A reading under way began with those before, so another one follows.
        nextReadAt: sql`case when ${loadBalancers.facts} is not distinct from excluded.facts then ${loadBalancers.nextReadAt}
          when ${loadBalancers.leaseOwner} is null then least(${loadBalancers.nextReadAt}, now()) else now() end`,
      },
    });
}

/** Stores the namespaces of a region, and removes those that a whole list doesn't have. */
export async function storeNamespaces(
  query: Query,
  scope: ScopeRow & { claimedAt: Date },
  { items, whole }: NamespaceList,
): Promise<void> {
  const listedAt = scope.claimedAt;
  await inTransaction(query, async (tx) => {
    if (!(await holds(tx, scopes, and(eq(scopes.id, scope.id), heldBy(scope))))) return;
    const values = items.map(({ Name: name, Description }) => ({
      scopeId: scope.id,
      name,
      description: Description ?? "",
      listedAt,
    }));
    if (values.length > 0) {
      await tx
        .insert(namespaces)
        .values(onePerKey(values, ({ name }) => name))
        .onConflictDoUpdate({
          target: [namespaces.scopeId, namespaces.name],
          set: { description: sql`excluded.description`, listedAt: sql`excluded.listed_at` },
        });
    }
    if (whole) {
      await tx.delete(namespaces).where(and(eq(namespaces.scopeId, scope.id), lt(namespaces.listedAt, listedAt)));
    }
  });
}

/** Stores a page of a namespace's functions; the last one removes those that the whole list doesn't have. */
export async function storeFunctions(
  query: Query,
  namespace: NamespaceRow & { claimedAt: Date },
  { items, nextOffset, whole }: ListPage<ScfFunction>,
  againMs: number,
): Promise<void> {
  const begunAt = namespace.begunAt ?? namespace.claimedAt;
  const { scopeId, name } = namespace;
  await inTransaction(query, async (tx) => {
    const isLast = nextOffset === null;
    const [kept] = await tx
      .update(namespaces)
      .set({
        ...read,
        nextOffset,
        begunAt: isLast ? null : begunAt,
        ...(isLast && { readAt: begunAt }),
        nextReadAt: isLast ? inMs(againMs) : sql`now()`,
      })
      .where(and(eq(namespaces.scopeId, scopeId), eq(namespaces.name, name), heldBy(namespace)))
      .returning({ name: namespaces.name });
    if (!kept) return;
    const values = items.map((facts) => ({
      scopeId,
      namespace: name,
      name: facts.FunctionName,
      facts,
      listedAt: begunAt,
      search: functionSearchText(facts.FunctionName, name, facts.Description),
    }));
    if (values.length > 0) {
      await tx
        .insert(functions)
        .values(onePerKey(values, (row) => row.name))
        .onConflictDoUpdate({
          target: [functions.scopeId, functions.namespace, functions.name],
          set: { facts: sql`excluded.facts`, listedAt: sql`excluded.listed_at`, search: sql`excluded.search` },
        });
    }
    if (isLast && whole) {
      const unlisted = and(eq(functions.namespace, name), lt(functions.listedAt, begunAt));
      await tx.delete(functions).where(and(eq(functions.scopeId, scopeId), unlisted));
    }
  });
}
