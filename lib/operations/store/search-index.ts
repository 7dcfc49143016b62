import { and, desc, isNull, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Client } from "pg";
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

/**
 * Creates the search index if it is missing, without blocking writes. A given database may refuse the extension that it
 * needs; then every search scans all operations.
 *
 * @throws the database's error, such as that refusal
 */
export async function makeSearchIndex(client: Client): Promise<void> {
  await client.query("create extension if not exists pg_trgm");
  const { rows } = await client.query<{ schema: string; index: "none" | "broken" | "whole" }>(
    `select quote_ident(nspname) as schema,
       coalesce((select case when indisvalid then 'whole' else 'broken' end from pg_index
         where indexrelid = to_regclass('operations_search')), 'none') as index
     from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'`,
  );
  const [found] = rows;
  if (!found || found.index === "whole") return;
  // An index whose creation was interrupted is never completed.
  if (found.index === "broken") await client.query("drop index concurrently operations_search");
  // For a long history the creation is several times faster if it fits in memory.
  await client.query("set maintenance_work_mem = '256MB'");
  // Without a pending list, whose merge would occasionally delay one operation for many others.
  await client.query(
    `create index concurrently operations_search on operations using gin (search ${found.schema}.gin_trgm_ops)
     with (fastupdate = off) where ended_at is not null`,
  );
}
