import { sql } from "drizzle-orm";
import { bigint, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "#lib/db/columns.ts";

/** A person's name for a way to look at the bindings of an account. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The console's account. */
    account: text("account").notNull(),
    person: text("person").notNull(),
    name: text("name").notNull(),
    /** Filters, order and columns, as the list's address has them. */
    query: text("query").notNull(),
    savedAt: instant("saved_at").notNull().default(sql`now()`),
  },
  (table) => [uniqueIndex("saved_views_name").on(table.account, table.person, table.name)],
);
