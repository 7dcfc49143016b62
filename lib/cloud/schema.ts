import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * The rate budget shared by all processes: the instants of the last starts for each caller, action and region, ascending.
 * A row is updated in place all the time, so its migration leaves room in each page (fillfactor).
 */
export const cloudBudgets = pgTable("cloud_budgets", {
  key: text("key").primaryKey(),
  starts: timestamp("starts", { withTimezone: true, mode: "date" }).array().notNull(),
  pausedUntil: timestamp("paused_until", { withTimezone: true, mode: "date" }),
});
