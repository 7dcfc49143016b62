import type { Client } from "pg";

/** A table with a column `search` of folded texts. */
export interface Searched {
  table: string;
  index: string;
  /** Condition of the rows that the index has; all without one. */
  where?: string;
}

/**
 * Creates the search index of a table if it is missing, without blocking writes. A given database may refuse the extension
 * that it needs; then every search scans the table.
 *
 * @throws the database's error, such as that refusal
 */
export async function makeSearchIndex(client: Client, { table, index, where }: Searched): Promise<void> {
  await client.query("create extension if not exists pg_trgm");
  const { rows } = await client.query<{ schema: string; index: "none" | "broken" | "whole" }>(
    `select quote_ident(nspname) as schema,
       coalesce((select case when indisvalid then 'whole' else 'broken' end from pg_index
         where indexrelid = to_regclass($1)), 'none') as index
     from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'`,
    [index],
  );
  const [found] = rows;
  if (!found || found.index === "whole") return;
  // An index whose creation was interrupted is never completed.
  if (found.index === "broken") await client.query(`drop index concurrently ${index}`);
  // For a large table the creation is several times faster if it fits in memory.
  await client.query("set maintenance_work_mem = '256MB'");
  // Without a pending list, whose merge would occasionally delay one write for many others.
  await client.query(
    `create index concurrently ${index} on ${table} using gin (search ${found.schema}.gin_trgm_ops)
     with (fastupdate = off)${where ? ` where ${where}` : ""}`,
  );
}
