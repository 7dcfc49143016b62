import { sql } from "drizzle-orm";
import type { UsualDurations } from "#lib/api/contract/operation.ts";
import type { ChangeKind } from "#lib/binding/types.ts";
import type { Query } from "#lib/db/database.ts";

/** Newest succeeded operations that are looked through, and how many of a kind are measured, at most and at least. */
const looked = 1_000;
const mostMeasured = 50;
const leastMeasured = 5;

/**
 * The median time that the cloud worked on the latest changes of each kind, from accepting the request to the end of its task, in
 * milliseconds. Its cost doesn't grow with the history: the operations are found at the end of an index.
 */
export async function readUsual(query: Query, account: string): Promise<UsualDurations> {
  const { rows } = await query.execute<{ kind: ChangeKind; ms: number }>(sql`
    with latest as (select id, kind from operations where account = ${account} and state = 'succeeded'
        order by id desc limit ${looked}),
      measured as (select id, kind from (select *, row_number() over (partition by kind order by id desc) as place
        from latest) as placed where place <= ${mostMeasured})
    select kind, percentile_cont(0.5) within group (order by extract(epoch from ended.at - begun.at) * 1000)::float8 as ms
    from measured
      join transitions as begun on begun.operation_id = measured.id and begun."to" = 'running'
      join transitions as ended on ended.operation_id = measured.id and ended."to" = 'verifying' and ended."from" = 'running'
    group by kind having count(*) >= ${leastMeasured}`);
  return Object.fromEntries(rows.map(({ kind, ms }) => [kind, ms]));
}
