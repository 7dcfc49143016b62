import type { Client } from "pg";

const batch = 500;

/**
 * Deletes the transitions and attempts of operations that ended more than so many days ago, a few operations at a time.
 * Their own rows stay.
 *
 * Ids grow with time, so the rows to delete are at the beginning of the timeline's index: the cost follows the number of
 * deleted rows, plus the few operations among them that haven't ended long ago.
 */
export async function forgetSteps(client: Client, days: number): Promise<void> {
  let after = 0;
  for (;;) {
    const { rows } = await client.query<{ id: string; forget: boolean }>(
      `select id, coalesce(ended_at < now() - $2 * interval '1 day', false) as forget
       from (select distinct operation_id from transitions where operation_id > $1 order by operation_id limit ${batch}) with_steps
       join operations on id = operation_id
       where created_at < now() - $2 * interval '1 day' order by id`,
      [after, days],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.id);
    const forgotten = rows.flatMap(({ id, forget }) => (forget ? [id] : []));
    await client.query(
      `with gone as (delete from attempts where operation_id = any($1))
       delete from transitions where operation_id = any($1)`,
      [forgotten],
    );
  }
}
