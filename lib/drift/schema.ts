import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { DriftState } from "#lib/api/contract/words.ts";
import type { Binding } from "#lib/binding/types.ts";
import { instant } from "#lib/db/columns.ts";
import { scopes } from "#lib/inventory/schema.ts";

/**
 * A binding that differs from what the last reading or operation of its rule showed, and that no operation explains. A rule
 * has one that isn't settled at most: what happens to it next becomes part of that one.
 */
export const drifts = pgTable(
  "drifts",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    scopeId: integer("scope_id")
      .notNull()
      .references(() => scopes.id, { onDelete: "cascade" }),
    loadBalancerId: text("load_balancer_id").notNull(),
    loadBalancerName: text("load_balancer_name").notNull(),
    listenerId: text("listener_id").notNull(),
    locationId: text("location_id").notNull(),
    domain: text("domain").notNull(),
    url: text("url").notNull(),
    before: jsonb("before").$type<Binding>(),
    after: jsonb("after").$type<Binding>(),
    /** The rule itself no longer exists. */
    ruleGone: boolean("rule_gone").notNull(),
    /** The last look that showed `before`, and the first that showed `after`. */
    seenBefore: instant("seen_before").notNull(),
    seenAfter: instant("seen_after").notNull(),
    state: text("state").$type<DriftState>().notNull(),
    stateSince: instant("state_since").notNull().defaultNow(),
    /** The person who acknowledged or adopted it. */
    by: text("by"),
    /** The operation that settled it. */
    operationId: bigint("operation_id", { mode: "number" }),
  },
  (table) => [
    uniqueIndex("drifts_one_unsettled")
      .on(table.scopeId, table.locationId)
      .where(sql`state in ('open', 'acknowledged')`),
    index("drifts_by_state").on(table.scopeId, table.state, table.id),
    index("drifts_by_rule").on(table.locationId, table.id),
    check(
      "drifts_state",
      sql`${table.state} in ('open', 'acknowledged', 'adopted', 'turned-back', 'superseded', 'reverted')`,
    ),
  ],
);
