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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { settingsAccountId } from "#lib/account.ts";
import type { CloudSays, LookFailure } from "#lib/api/contract/operation.ts";
import type { AttemptOutcome, Cause, State } from "#lib/api/contract/words.ts";
import type { Binding, ChangeKind } from "#lib/binding/types.ts";
import { instant } from "#lib/db/columns.ts";

// After a change here, write the migration with
//   npm run migration -- --name <what>
// and use only features of PostgreSQL 15.

/**
 * One requested change, which is also its own queue entry: there is no other queue. The partial unique indexes are the
 * locks. All instants are the database's.
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
    /** The console's account that it was made under; operations of earlier builds had no other. */
    account: text("account").notNull().default(settingsAccountId),
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
    undoes: bigint("undoes", { mode: "number" }).references((): AnyPgColumn => operations.id),
    /** The same for all that were reviewed and asked for together; null for one that was asked for alone. */
    batch: text("batch"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
    /** When the current state was entered. */
    stateSince: instant("state_since").notNull().defaultNow(),
    notBefore: instant("not_before"),
    taskId: text("task_id"),
    cloudSays: jsonb("cloud_says").$type<CloudSays>(),
    observed: jsonb("observed").$type<Binding>(),
    /** Null until the rule is read back, since `observed` is null for an unbound rule, too. */
    observedAt: instant("observed_at"),

    /** Number of the last attempt; 0 before the first. */
    attempt: integer("attempt").notNull().default(0),
    /** Tries begun: attempts, and failed fresh reads. */
    tries: integer("tries").notNull().default(0),
    firstTryAt: instant("first_try_at"),
    /** True after one further try with renewed credentials. */
    renewed: boolean("renewed").notNull().default(false),
    /** X-TC-Timestamp of the last attempt. */
    sentAt: instant("sent_at"),

    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
    /** When the task is polled or the rule is read back next. */
    nextPollAt: instant("next_poll_at"),
    /** Successful polls and readings in the current state. */
    looks: integer("looks").notNull().default(0),
    /** Consecutive failed polls and readings, which say nothing about the task. */
    lostLooks: integer("lost_looks").notNull().default(0),
    /** Failure of the last poll or reading; null after a successful one. */
    lookFailure: jsonb("look_failure").$type<LookFailure>(),
    /** Consecutive polls that found no such task. */
    unknownPolls: integer("unknown_polls").notNull().default(0),
    unknownSince: instant("unknown_since"),
    /** First of consecutive readings with an unexpected binding or a deleted rule. */
    oddReadingSince: instant("odd_reading_since"),

    /** Search text (`store/search.ts`); null for a row of an earlier build that upkeep hasn't processed yet. */
    search: text("search"),
  },
  (table) => [
    uniqueIndex("operations_intent").on(table.intentId),
    // Two accounts of the console may be one account of the cloud, which knows one lock.
    uniqueIndex("operations_one_in_flight")
      .on(table.realm, table.accountId, table.region, table.loadBalancerId)
      .where(sql`state in ('submitting', 'running')`),
    uniqueIndex("operations_one_unfinished")
      .on(table.realm, table.accountId, table.region, table.locationId)
      .where(sql`state in ('queued', 'submitting', 'running', 'verifying', 'unconfirmed')`),
    index("operations_queue")
      .on(table.account, table.realm, table.accountId, table.region, table.loadBalancerId, table.id)
      .where(sql`state = 'queued'`),
    index("operations_following")
      .on(table.account, table.realm, table.accountId, table.region, table.nextPollAt)
      .where(sql`state in ('running', 'verifying', 'unconfirmed')`),
    index("operations_submitting").on(table.leaseUntil).where(sql`state = 'submitting'`),
    index("operations_updated").on(table.updatedAt),
    index("operations_by_load_balancer").on(table.loadBalancerId, table.id),
    // A row changes several times while it is unfinished; an index of ended operations is written once.
    index("operations_ended_by_state")
      .on(table.account, table.state, table.id, table.kind)
      .where(sql`state in ('succeeded', 'failed', 'rejected', 'cancelled')`),
    index("operations_ended_by_rule").on(table.locationId, table.id).where(sql`ended_at is not null`),
    index("operations_ended_by_region").on(table.account, table.region, table.id).where(sql`ended_at is not null`),
    index("operations_ended_by_actor").on(table.account, table.actor, table.id).where(sql`ended_at is not null`),
    // In the order of the rows, so that a few pages of this index serve any time.
    index("operations_created").using("brin", table.createdAt),
    index("operations_wrong")
      .on(table.account, table.id, table.kind, table.updatedAt)
      .where(sql`state in ('failed', 'rejected', 'unconfirmed')`),
    index("operations_undoing").on(table.undoes, table.id).where(sql`undoes is not null`),
    index("operations_ended_by_batch").on(table.batch, table.id).where(sql`ended_at is not null and batch is not null`),
    index("operations_unfolded").on(table.id).where(sql`search is null`),
    check(
      "operations_state",
      sql`${table.state} in ('queued', 'submitting', 'running', 'verifying', 'succeeded', 'failed', 'rejected', 'unconfirmed', 'cancelled')`,
    ),
    check("operations_kind", sql`${table.kind} in ('bind', 'replace', 'reweigh', 'unbind')`),
  ],
);

/** Calls of write actions: stored before they are sent, completed by their answers, never overwritten. */
export const attempts = pgTable(
  "attempts",
  {
    operationId: bigint("operation_id", { mode: "number" })
      .notNull()
      .references(() => operations.id),
    step: integer("step").notNull(),
    number: integer("number").notNull(),
    action: text("action").notNull(),
    /** `json` keeps the order of members, so this is the body exactly as sent. */
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
    /** The person, for a transition made by one. */
    by: text("by"),
    /** The person's reason, where one is required. */
    reason: text("reason"),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.version] })],
);
