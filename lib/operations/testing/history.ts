import type { State } from "#lib/api/contract/words.ts";
import type { Database } from "#lib/db/database.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { type ListFilter, listOperations } from "#lib/operations/store/list.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { binding } from "#lib/operations/testing/setup.ts";

/** Stores operations as if they had been asked for and ended, and finds them. */
export function historyIn({ query, pool }: Pick<Database, "query" | "pool">) {
  let rules = 0;

  async function store(rule = `loc-${++rules}`, names = {}, rest = {}): Promise<number> {
    const place = { region: "ap-guangzhou", loadBalancerId: `lb-of-${rule}`, listenerId: "lbl-1", locationId: rule };
    const input = askInput({ account: "settings", realm: "toy", accountId: "1" }, place, null, binding());
    const { row } = await insertOperation(query, { ...input, ...rest, names: { ...input.names, ...names } });
    return row.id;
  }

  /** As if it had ended so, some days ago. */
  async function end(id: number, state: State, days = 0): Promise<number> {
    await pool.query(
      `update operations set state = $2, ended_at = now() - $3 * interval '1 day', updated_at = now() - $3 * interval '1 day',
         created_at = now() - $3 * interval '1 day' where id = $1`,
      [id, state, days],
    );
    return id;
  }

  async function found(filter: ListFilter): Promise<number[]> {
    return (await listOperations(query, "settings", filter)).items.map(({ id }) => Number(id));
  }

  return { store, end, found };
}
