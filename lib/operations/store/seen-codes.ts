import { sql } from "drizzle-orm";
import type { SeenCodes } from "#lib/api/contract/operation.ts";
import type { Query } from "#lib/db/database.ts";
import { wrong } from "#lib/operations/store/state-conditions.ts";

/** So many of the newest operations that went wrong are looked at, which bounds the cost. */
const mostSeen = 2_000;

interface Row extends Record<string, unknown> {
  code: string;
  count: number;
  looked: number;
}

/** The error codes of an account's operations that went wrong, or may have, the most frequent first. */
export async function readSeenCodes(query: Query, account: string, most = mostSeen): Promise<SeenCodes> {
  const { rows } = await query.execute<Row>(sql`
    with seen as materialized (select cloud_says ->> 'code' as code from operations
      where account = ${account} and ${wrong} order by id desc limit ${most + 1})
    select code, count(*)::int as count, (select count(*)::int from seen) as looked
    from seen where code is not null group by code order by count desc, code`);
  const capped = (rows[0]?.looked ?? 0) > most;
  return { codes: rows.map(({ code, count }) => ({ code, total: count, capped })) };
}
