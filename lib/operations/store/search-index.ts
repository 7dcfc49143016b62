import { and, desc, isNull, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Client } from "pg";
import type { Searched } from "#lib/db/search-index.ts";
import { operations } from "#lib/operations/schema.ts";
import { searchTextOf } from "#lib/operations/store/search.ts";

const batch = 500;

/** Writes the search text of operations stored by an earlier build, newest first. */
export async function foldOlder(client: Client): Promise<void> {
  const query = drizzle(client);
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await query
      .select()
      .from(operations)
      .where(and(isNull(operations.search), lt(operations.id, before)))
      .orderBy(desc(operations.id))
      .limit(batch);
    const last = rows.at(-1);
    if (!last) return;
    before = last.id;
    // An operation that ends meanwhile writes its own text, which is more complete.
    await client.query(
      `update operations set search = folded.text from unnest($1::bigint[], $2::text[]) as folded (id, text)
       where operations.id = folded.id and search is null`,
      [rows.map(({ id }) => id), rows.map(searchTextOf)],
    );
  }
}

/** Operations that have ended: the index would be written with every change of the others. */
export const operationsSearch: Searched = {
  table: "operations",
  index: "operations_search",
  where: "ended_at is not null",
};
