import { timestamp } from "drizzle-orm/pg-core";

/** An instant, which the database keeps with its time zone. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}
