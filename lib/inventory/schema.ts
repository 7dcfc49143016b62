import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  type PgColumn,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { StoredFailure } from "#lib/api/contract/stored-inventory.ts";
import type { TargetKind } from "#lib/api/contract/words.ts";
import type { Binding, QualifierType } from "#lib/binding/types.ts";
import type { Listener, RuleOutput } from "#lib/cloud/catalogue/clb/listener.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import type { ScfFunction } from "#lib/cloud/catalogue/scf.ts";
import { instant } from "#lib/db/columns.ts";

// What exists in the cloud, as the last readings showed it. All of it can be read again, so nothing here decides a change.

/** Of a row that is read again and again: the row is its own entry of the queue. */
const reading = {
  /** When the last complete reading began; null before one. */
  readAt: instant("read_at"),
  /** When it is read next; a time of 1 January 1970 for what a person waits for. */
  nextReadAt: instant("next_read_at").notNull().defaultNow(),
  leaseOwner: text("lease_owner"),
  leaseUntil: instant("lease_until"),
  /** Failure of the last reading, or of a part that it did without; null after a successful one. */
  failure: jsonb("failure").$type<StoredFailure>(),
  /** Consecutive failed readings. */
  failures: integer("failures").notNull().default(0),
};

/** One region of an account: the list of its load balancers is read page by page. */
export const scopes = pgTable(
  "inventory_scopes",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** The console's account. */
    account: text("account").notNull(),
    realm: text("realm").notNull(),
    /** The cloud's own id of the account: other keys of the same account of the console may be another's. */
    accountId: text("account_id").notNull(),
    region: text("region").notNull(),
    /** Offset of the next page, and when the reading began that it belongs to; null between two readings. */
    nextOffset: integer("next_offset"),
    begunAt: instant("begun_at"),
    /** Load balancers by the last page. */
    total: integer("total"),
    ...reading,
  },
  (table) => [uniqueIndex("inventory_scopes_whole").on(table.account, table.realm, table.accountId, table.region)],
);

const scopeId = integer("scope_id").notNull();

/** A load balancer; a reading of it reads its listeners, rules and bindings. */
export const loadBalancers = pgTable(
  "inventory_load_balancers",
  {
    scopeId: integer("scope_id")
      .notNull()
      .references(() => scopes.id, { onDelete: "cascade" }),
    loadBalancerId: text("load_balancer_id").notNull(),
    name: text("name").notNull(),
    facts: jsonb("facts").$type<LoadBalancer>().notNull(),
    /** Its texts for the search, folded. Without an index, which each of its readings would write: there are few of them. */
    search: text("search").notNull().default(""),
    /** When the list was read that it was last in. */
    listedAt: instant("listed_at").notNull(),
    ...reading,
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.loadBalancerId] }),
    index("inventory_load_balancers_due").on(table.scopeId, table.nextReadAt),
    index("inventory_load_balancers_by_name").on(table.name, table.loadBalancerId),
    index("inventory_load_balancers_unread").on(table.scopeId).where(sql`read_at is null`),
  ],
);

const ofLoadBalancer = {
  scopeId,
  loadBalancerId: text("load_balancer_id").notNull(),
  listenerId: text("listener_id").notNull(),
};

export const listeners = pgTable(
  "inventory_listeners",
  {
    ...ofLoadBalancer,
    /** Without its rules. */
    facts: jsonb("facts").$type<Omit<Listener, "Rules">>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.listenerId] }),
    index("inventory_listeners_of").on(table.scopeId, table.loadBalancerId),
    foreignKey({
      columns: [table.scopeId, table.loadBalancerId],
      foreignColumns: [loadBalancers.scopeId, loadBalancers.loadBalancerId],
      name: "inventory_listeners_load_balancer",
    }).onDelete("cascade"),
  ],
);

/** What a reading showed of a rule; its time in ISO 8601. */
export interface KnownBinding {
  binding: Binding | null;
  readAt: string;
}

/** A forwarding rule with its binding. It is as old as its load balancer's reading, and is written only when it changed. */
export const rules = pgTable(
  "inventory_rules",
  {
    ...ofLoadBalancer,
    locationId: text("location_id").notNull(),
    domain: text("domain").notNull(),
    url: text("url").notNull(),
    facts: jsonb("facts").$type<RuleOutput>().notNull(),
    targetKind: text("target_kind").$type<TargetKind>().notNull(),
    serverCount: integer("server_count").notNull(),
    /** The binding; all null without one. */
    namespace: text("namespace"),
    functionName: text("function_name"),
    qualifier: text("qualifier"),
    qualifierType: text("qualifier_type").$type<QualifierType>(),
    weight: integer("weight"),
    /** What it had when that could last be read, while it can't be; null while it can, or where it never could. */
    known: jsonb("known").$type<KnownBinding>(),
    /** Its texts and its load balancer's for the search, folded. */
    search: text("search").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.locationId] }),
    index("inventory_rules_of").on(table.scopeId, table.loadBalancerId),
    // Counted from the index alone.
    index("inventory_rules_by_target").on(table.scopeId, table.targetKind),
    index("inventory_rules_by_address").on(table.domain, table.url, table.scopeId, table.locationId),
    ...ordered(table.domain, table.url, table.scopeId, table.locationId),
    index("inventory_rules_by_function")
      .on(table.scopeId, table.namespace, table.functionName, table.qualifier)
      .where(sql`function_name is not null`),
    foreignKey({
      columns: [table.scopeId, table.loadBalancerId],
      foreignColumns: [loadBalancers.scopeId, loadBalancers.loadBalancerId],
      name: "inventory_rules_load_balancer",
    }).onDelete("cascade"),
  ],
);

/** Indexes of the orders by function and by weight: rules without a function are last in both directions, so each has its own. */
function ordered(...address: PgColumn[]) {
  const called = ["namespace", "function_name", "qualifier"].map((name) => sql.raw(`coalesce(${name}, '')`));
  const weight = sql.raw("coalesce(weight, 0)");
  const [upwards, downwards] = [sql.raw("(function_name is null)"), sql.raw("(function_name is not null)")];
  return [
    index("inventory_rules_up_by_function").on(upwards, ...called, ...address),
    index("inventory_rules_down_by_function").on(downwards, ...called, ...address),
    index("inventory_rules_up_by_weight").on(upwards, weight, ...address),
    index("inventory_rules_down_by_weight").on(downwards, weight, ...address),
  ];
}

/** A namespace; a reading of it reads its functions page by page. */
export const namespaces = pgTable(
  "inventory_namespaces",
  {
    scopeId: integer("scope_id")
      .notNull()
      .references(() => scopes.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    description: text("description").notNull(),
    listedAt: instant("listed_at").notNull(),
    nextOffset: integer("next_offset"),
    begunAt: instant("begun_at"),
    ...reading,
  },
  (table) => [primaryKey({ columns: [table.scopeId, table.name] })],
);

export const functions = pgTable(
  "inventory_functions",
  {
    scopeId,
    namespace: text("namespace").notNull(),
    name: text("name").notNull(),
    facts: jsonb("facts").$type<ScfFunction>().notNull(),
    listedAt: instant("listed_at").notNull(),
    search: text("search").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.namespace, table.name] }),
    foreignKey({
      columns: [table.scopeId, table.namespace],
      foreignColumns: [namespaces.scopeId, namespaces.name],
      name: "inventory_functions_namespace",
    }).onDelete("cascade"),
  ],
);
