import { type SQL, sql } from "drizzle-orm";
import type { Query } from "#lib/db/database.ts";
import { unfinished, wrong } from "#lib/operations/store/state-conditions.ts";

/** So many are held against the later operations of their rules, which costs more than counting. */
const mostJudged = 500;

/** Another operation of the same rule that was asked for later. */
const later = sql`later.location_id = operations.location_id and later.account = operations.account
  and later.realm = operations.realm and later.account_id = operations.account_id and later.region = operations.region and later.id > operations.id`;
const stillStands = sql`not exists (select from operations later where later.${unfinished} and ${later})
  and not exists (select from operations later where later.ended_at is not null and later.state <> 'cancelled' and ${later})`;
/** What is older has been seen, or does not matter any more. */
const lately = sql`updated_at > now() - interval '7 days'`;

/**
 * What needs attention in an account, said once for the overview and the list: went wrong within a week, or it isn't known whether, and
 * no later operation of the same rule has taken its place. Parts of a `with`: `attention` has the ids, `judged` the one
 * row that says whether there may be more.
 */
export function attentionParts(account: string): SQL {
  return sql`
  wrong as materialized (select id from operations where account = ${account} and ${wrong} and ${lately}
    order by id desc limit ${mostJudged + 1}),
  attention as materialized (select id from wrong join operations using (id) where ${stillStands}),
  judged as (select count(*) > ${mostJudged} as capped from wrong)`;
}

/** The ids of what needs attention, and whether there may be more. */
export async function readAttention(query: Query, account: string): Promise<{ ids: number[]; capped: boolean }> {
  const { rows } = await query.execute<{ ids: string[]; capped: boolean }>(
    sql`with ${attentionParts(account)} select capped, array(select id from attention) as ids from judged`,
  );
  const [row] = rows;
  if (!row) throw new Error("a row of counts is always answered");
  return { ids: row.ids.map(Number), capped: row.capped };
}
