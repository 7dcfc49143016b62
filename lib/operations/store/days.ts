import { sql } from "drizzle-orm";
import type { Query } from "#lib/db/database.ts";
import { type DayFigures, mostOfDays } from "#lib/operations/store/day-figures.ts";
import { stateIn, unfinished } from "#lib/operations/store/state-conditions.ts";

interface Row extends Record<string, unknown> {
  day: number;
  total: number;
  succeeded: number;
  failed: number;
  ms: number | null;
  capped: boolean;
  oldest: string;
}

/** @param starts when each day begins, the oldest first, and when the last one ends */
export async function readDays(
  query: Query,
  account: string,
  starts: readonly number[],
  most = mostOfDays,
): Promise<DayFigures[]> {
  // Each part reads the beginning of an index.
  const newest = [
    ...(["succeeded", "failed", "rejected", "cancelled"] as const).map((state) => stateIn([state])),
    unfinished,
  ].map(
    (where) =>
      sql`(select id from operations where account = ${account} and ${where} order by id desc limit ${most + 1})`,
  );
  const bounds = sql.param(starts.map((at) => new Date(at).toISOString()));
  const { rows } = await query.execute<Row>(sql`
    with ids as materialized (select id from (${sql.join(newest, sql` union all `)}) as newest
        order by id desc limit ${most + 1}),
      counted as materialized (select state, created_at, ended_at,
          width_bucket(created_at, ${bounds}::timestamptz[]) as day
        from operations where id = any(array(select id from ids)))
    select day, count(*)::int as total, count(*) filter (where state = 'succeeded')::int as succeeded,
      count(*) filter (where state in ('failed', 'rejected'))::int as failed,
      percentile_cont(0.5) within group (order by extract(epoch from ended_at - created_at) * 1000)
        filter (where state = 'succeeded')::float8 as ms,
      (select count(*) > ${most} from counted) as capped,
      (select extract(epoch from min(created_at)) * 1000 from counted)::float8 as oldest
    from counted group by day`);
  const [first] = rows;
  const wholeFrom = first?.capped ? Number(first.oldest) : Number.NEGATIVE_INFINITY;
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return starts.slice(0, -1).map((start, at) => {
    const { total = 0, succeeded = 0, failed = 0, ms = null } = byDay.get(at + 1) ?? {};
    return {
      from: new Date(start).toISOString(),
      to: new Date(starts[at + 1] ?? start).toISOString(),
      figures: start > wholeFrom ? { total, succeeded, failed, medianMs: ms } : null,
    };
  });
}
