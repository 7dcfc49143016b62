import { type SQL, sql } from "drizzle-orm";
import type { Count, Group, Overview } from "#lib/api/contract/operation.ts";
import type { Query } from "#lib/db/database.ts";
import { statesOf } from "#lib/operations/list-groups.ts";
import { attentionParts } from "#lib/operations/store/attention.ts";
import { mostCounted, upTo } from "#lib/operations/store/list.ts";
import { readOperations } from "#lib/operations/store/read.ts";
import { operationOf } from "#lib/operations/store/row.ts";
import { stateIn, unfinished } from "#lib/operations/store/state-conditions.ts";

/** Number of operations shown per group. */
const shown = 5;

interface Counts extends Record<string, unknown> {
  going_on: number;
  going_on_ids: string[];
  attention_capped: boolean;
  attention: number;
  attention_ids: string[];
  succeeded: number;
  succeeded_ids: string[];
  everything: number;
}

/** The counts and lists of an account's overview, what has been in progress longest first: one statement, each part of which reads the beginning of an index. */
export async function readOverview(query: Query, account: string): Promise<Omit<Overview, "usualMs">> {
  const newest = (where: SQL, most: number) =>
    sql`select id from operations where account = ${account} and ${where} order by id desc limit ${most + 1}`;
  const { rows } = await query.execute<Counts>(sql`
    with going_on as materialized (${newest(stateIn(statesOf["going-on"]), mostCounted)}),
      ${attentionParts(account)},
      succeeded as materialized (${newest(sql`state = 'succeeded'`, mostCounted)}),
      everything as materialized (select id from operations where account = ${account}
        and (ended_at is not null or ${unfinished}) limit ${mostCounted + 1})
    select (select count(*)::int from going_on) as going_on,
      array(select id from going_on order by id limit ${shown}) as going_on_ids,
      (select capped from judged) as attention_capped,
      (select count(*)::int from attention) as attention,
      array(select id from attention order by id desc limit ${shown}) as attention_ids,
      (select count(*)::int from succeeded) as succeeded,
      array(select id from succeeded order by id desc limit ${shown}) as succeeded_ids,
      (select count(*)::int from everything) as everything`);
  const [counts] = rows;
  if (!counts) throw new Error("a row of counts is always answered");
  const ids = [...counts.going_on_ids, ...counts.attention_ids, ...counts.succeeded_ids].map(Number);
  const known = new Map((await readOperations(query, [...new Set(ids)])).map((row) => [String(row.id), row]));
  const group = (count: Count, members: string[]): Group => ({
    ...count,
    items: members.flatMap((id) => known.get(id) ?? []).map(operationOf),
  });
  return {
    goingOn: group(upTo(mostCounted, counts.going_on), counts.going_on_ids),
    attention: group({ total: counts.attention, capped: counts.attention_capped }, counts.attention_ids),
    succeeded: group(upTo(mostCounted, counts.succeeded), counts.succeeded_ids),
    all: upTo(mostCounted, counts.everything),
  };
}
