import { and, eq, sql } from "drizzle-orm";
import type { Change } from "#lib/binding/types.ts";
import type { Query } from "#lib/db/database.ts";
import { violatedIndex } from "#lib/db/failure.ts";
import { type Executor, inTransaction } from "#lib/db/transaction.ts";
import type { Identity } from "#lib/operations/ports.ts";
import { operations, transitions } from "#lib/operations/schema.ts";
import { announcement } from "#lib/operations/store/notify.ts";
import { type OperationRow, operationOf, parseId } from "#lib/operations/store/row.ts";
import { searchTextOf } from "#lib/operations/store/search.ts";
import { unfinished } from "#lib/operations/store/state-conditions.ts";
import { isUndoOf } from "#lib/operations/undo.ts";

/** A reviewed change and who requested it. */
export interface AskInput {
  /** Made by the review; a repeated request with it is the same operation. */
  intentId: string;
  /** The identity shown by the review. */
  identity: Identity;
  change: Change;
  /** Names of the resources that the change names by id. */
  names: {
    loadBalancer: string;
    listener: { name: string; protocol: string; port: number };
    rule: { domain: string; url: string };
  };
  actor: string;
  reason: string | null;
  language: string;
  retryOf: string | null;
  undoes: string | null;
  /** The same for all that were reviewed together. */
  batch: string | null;
}

export type Insertion =
  | { kind: "stored"; row: OperationRow }
  /** An operation with this intent exists. */
  | { kind: "known"; row: OperationRow }
  /** Another operation of the rule is unfinished. */
  | { kind: "rule-taken"; row: OperationRow };

/** Stores an operation as queued, unless its intent exists or its rule has an unfinished operation. */
export async function insertOperation(query: Query, input: AskInput): Promise<Insertion> {
  for (;;) {
    try {
      const stored = await insertQueued(query, input);
      if (stored) return stored;
    } catch (error) {
      if (violatedIndex(error) !== "operations_one_unfinished") throw error;
    }
    const [known] = await query.select().from(operations).where(eq(operations.intentId, input.intentId));
    if (known?.account === input.identity.account) return { kind: "known", row: known };
    if (known) throw new Error("the intent was made under another account");
    const [holder] = await query
      .select()
      .from(operations)
      .where(and(ofRule(input), unfinished));
    if (holder) return { kind: "rule-taken", row: holder };
    // The other operation ended between the two statements: the rule is free now.
  }
}

async function insertQueued(query: Query, input: AskInput): Promise<Insertion | null> {
  return inTransaction(query, async (tx) => {
    await lockQueue(tx, input);
    const undoes = await undoneBy(tx, input);
    const [row] = await tx
      .insert(operations)
      .values({ ...valuesOf(input), retryOf: retryOf(input), undoes })
      .onConflictDoNothing({ target: operations.intentId })
      .returning();
    if (!row) return null;
    await tx
      .insert(transitions)
      .values({ operationId: row.id, version: 1, from: null, to: "queued", cause: "asked", by: input.actor })
      .returning({ announced: announcement(row.id, row.version) });
    return { kind: "stored", row };
  });
}

/** Lock that commits the ids of one load balancer's queue in order: a lower one can't become visible after a higher one. */
async function lockQueue(tx: Executor, { identity, change }: AskInput): Promise<void> {
  const key = [identity.realm, identity.accountId, change.rule.region, change.rule.loadBalancerId].join(" ");
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

function ofRule({ identity, change }: AskInput) {
  return and(
    eq(operations.realm, identity.realm),
    eq(operations.accountId, identity.accountId),
    eq(operations.region, change.rule.region),
    eq(operations.locationId, change.rule.locationId),
  );
}

function valuesOf(input: AskInput): typeof operations.$inferInsert {
  const { change, names, identity } = input;
  const named = {
    loadBalancerId: change.rule.loadBalancerId,
    loadBalancerName: names.loadBalancer,
    listenerId: change.rule.listenerId,
    listenerName: names.listener.name,
    locationId: change.rule.locationId,
    ruleDomain: names.rule.domain,
    ruleUrl: names.rule.url,
    before: change.before,
    after: change.after,
    actor: input.actor,
    reason: input.reason,
  };
  return {
    ...named,
    search: searchTextOf(named),
    intentId: input.intentId,
    state: "queued",
    cause: "asked",
    kind: change.kind,
    account: identity.account,
    realm: identity.realm,
    accountId: identity.accountId,
    region: change.rule.region,
    listenerProtocol: names.listener.protocol,
    listenerPort: names.listener.port,
    language: input.language,
    batch: input.batch,
  };
}

/** The id if the change takes back just that operation, else null. */
async function undoneBy(tx: Executor, { undoes, identity, change }: AskInput): Promise<number | null> {
  const id = undoes === null ? null : parseId(undoes);
  if (id === null) return null;
  const [row] = await tx
    .select()
    .from(operations)
    .where(and(eq(operations.id, id), eq(operations.account, identity.account)));
  return row && isUndoOf(change, operationOf(row)) ? id : null;
}

/** The id if it is an operation of the same rule, else null: a link may name any id, and the request is valid without it. */
function retryOf(input: AskInput) {
  const id = input.retryOf === null ? null : parseId(input.retryOf);
  if (id === null) return null;
  return sql`(select ${operations.id} from ${operations} where ${and(eq(operations.id, id), eq(operations.account, input.identity.account), ofRule(input))})`;
}
