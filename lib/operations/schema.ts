import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { CloudSays, LookFailure } from "#lib/api/contract/operation.ts";
import type { AttemptOutcome, Cause, State } from "#lib/api/contract/words.ts";
import type { Binding, ChangeKind } from "#lib/binding/types.ts";

// After a change here, write the migration with
//   npm run migration -- --name <what>
// and keep to what PostgreSQL 15 has.

function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}

/**
 * One change that was asked for, and its own queue entry: there is no other queue. What may happen only once is kept by
 * the partial unique indexes, not by memory. All instants are the database's.
 */
export const operations = pgTable(
  "operations",
  {
    /** Also the order of the queue. */
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    intentId: text("intent_id").notNull(),
    version: integer("version").notNull().default(1),
    state: text("state").$type<State>().notNull(),
    cause: text("cause").$type<Cause>().notNull(),
    kind: text("kind").$type<ChangeKind>().notNull(),
    realm: text("realm").notNull(),
    accountId: text("account_id").notNull(),
    region: text("region").notNull(),
    loadBalancerId: text("load_balancer_id").notNull(),
    loadBalancerName: text("load_balancer_name").notNull(),
    listenerId: text("listener_id").notNull(),
    listenerName: text("listener_name").notNull(),
    listenerProtocol: text("listener_protocol").notNull(),
    listenerPort: integer("listener_port").notNull(),
    locationId: text("location_id").notNull(),
    ruleDomain: text("rule_domain").notNull(),
    ruleUrl: text("rule_url").notNull(),
    before: jsonb("before").$type<Binding>(),
    after: jsonb("after").$type<Binding>(),
    actor: text("actor").notNull(),
    reason: text("reason"),
    language: text("language").notNull(),
    retryOf: bigint("retry_of", { mode: "number" }).references((): AnyPgColumn => operations.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
    /** When the present state was entered. */
    stateSince: instant("state_since").notNull().defaultNow(),
    notBefore: instant("not_before"),
    taskId: text("task_id"),
    cloudSays: jsonb("cloud_says").$type<CloudSays>(),
    observed: jsonb("observed").$type<Binding>(),
    /** Null while the rule was never read back: `observed` may be null for an unbound rule. */
    observedAt: instant("observed_at"),

    /** Number of the last attempt; 0 before the first. */
    attempt: integer("attempt").notNull().default(0),
    /** Tries that were begun: attempts, and fresh reads that failed. */
    tries: integer("tries").notNull().default(0),
    firstTryAt: instant("first_try_at"),
    /** True after one further try with renewed credentials. */
    renewed: boolean("renewed").notNull().default(false),
    /** When the last attempt was stamped (its X-TC-Timestamp). */
    sentAt: instant("sent_at"),

    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
    /** When a task is polled or a rule is read back next. */
    nextPollAt: instant("next_poll_at"),
    /** Looks at the cloud in the present state that answered. */
    looks: integer("looks").notNull().default(0),
    /** Looks in a row that failed: the task is out of sight, which is not its failure. */
    lostLooks: integer("lost_looks").notNull().default(0),
    /** How the last look failed; null once a look is answered. */
    lookFailure: jsonb("look_failure").$type<LookFailure>(),
    /** Polls in a row to which the cloud said that it knows no such task. */
    unknownPolls: integer("unknown_polls").notNull().default(0),
    unknownSince: instant("unknown_since"),
    /** First of the readings in a row that found the rule as nobody here asked for, or gone. */
    oddReadingSince: instant("odd_reading_since"),

    /** What it is searched by (`store/search.ts`); null where an earlier build stored it and nothing has folded it yet. */
    search: text("search"),
  },
  (table) => [
    uniqueIndex("operations_intent").on(table.intentId),
    uniqueIndex("operations_one_in_flight")
      .on(table.realm, table.accountId, table.region, table.loadBalancerId)
      .where(sql`state in ('submitting', 'running')`),
    uniqueIndex("operations_one_unfinished")
      .on(table.realm, table.accountId, table.region, table.locationId)
      .where(sql`state in ('queued', 'submitting', 'running', 'verifying', 'unconfirmed')`),
    index("operations_queue")
      .on(table.realm, table.accountId, table.region, table.loadBalancerId, table.id)
      .where(sql`state = 'queued'`),
    index("operations_following")
      .on(table.realm, table.accountId, table.region, table.nextPollAt)
      .where(sql`state in ('running', 'verifying', 'unconfirmed')`),
    index("operations_submitting").on(table.leaseUntil).where(sql`state = 'submitting'`),
    index("operations_updated").on(table.updatedAt),
    index("operations_by_load_balancer").on(table.loadBalancerId, table.id),
    // A row is changed several times while it is unfinished. Indexes of those that have ended are written once.
    index("operations_ended_by_state")
      .on(table.state, table.id, table.kind)
      .where(sql`state in ('succeeded', 'failed', 'rejected', 'cancelled')`),
    index("operations_ended_by_rule").on(table.locationId, table.id).where(sql`ended_at is not null`),
    index("operations_ended_by_region").on(table.region, table.id).where(sql`ended_at is not null`),
    index("operations_ended_by_actor").on(table.actor, table.id).where(sql`ended_at is not null`),
    index("operations_wrong")
      .on(table.id, table.kind, table.updatedAt)
      .where(sql`state in ('failed', 'rejected', 'unconfirmed')`),
    index("operations_unfolded").on(table.id).where(sql`search is null`),
    check(
      "operations_state",
      sql`${table.state} in ('queued', 'submitting', 'running', 'verifying', 'succeeded', 'failed', 'rejected', 'unconfirmed', 'cancelled')`,
    ),
    check("operations_kind", sql`${table.kind} in ('bind', 'replace', 'reweigh', 'unbind')`),
  ],
);

/** Each call of a write action: stored before it is sent, completed by its answer, never overwritten. */
export const attempts = pgTable(
  "attempts",
  {
    operationId: bigint("operation_id", { mode: "number" })
      .notNull()
      .references(() => operations.id),
    step: integer("step").notNull(),
    number: integer("number").notNull(),
    action: text("action").notNull(),
    /** `json` keeps the order of the members, so that this is the body as it was sent. */
    body: json("body").$type<Record<string, unknown>>().notNull(),
    sentAt: instant("sent_at").notNull().defaultNow(),
    answeredAt: instant("answered_at"),
    requestId: text("request_id"),
    outcome: text("outcome").$type<AttemptOutcome>().notNull().default("pending"),
    cloudSays: jsonb("cloud_says").$type<CloudSays>(),
  },
  (table) => [
    primaryKey({ columns: [table.operationId, table.step, table.number] }),
    check("attempts_outcome", sql`${table.outcome} in ('pending', 'accepted', 'refused', 'not-sent', 'no-answer')`),
  ],
);

/** The timeline: one row for each transition. */
export const transitions = pgTable(
  "transitions",
  {
    operationId: bigint("operation_id", { mode: "number" })
      .notNull()
      .references(() => operations.id),
    version: integer("version").notNull(),
    from: text("from").$type<State>(),
    to: text("to").$type<State>().notNull(),
    cause: text("cause").$type<Cause>().notNull(),
    at: instant("at").notNull().defaultNow(),
    cloudSays: jsonb("cloud_says").$type<CloudSays>(),
    notBefore: instant("not_before"),
    /** The person, where a person did it. */
    by: text("by"),
    /** Why the person did it, where they were asked for it. */
    reason: text("reason"),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.version] })],
);
