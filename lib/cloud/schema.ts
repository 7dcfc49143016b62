import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * The rate budget that processes share: per caller, action and region the instants of its last starts, ascending. A row
 * is updated in place all the time, which is why its migration leaves room in each page.
 */
export const cloudBudgets = pgTable("cloud_budgets", {
  key: text("key").primaryKey(),
  starts: timestamp("starts", { withTimezone: true, mode: "date" }).array().notNull(),
  pausedUntil: timestamp("paused_until", { withTimezone: true, mode: "date" }),
});
