import { afterAll, beforeAll, expect, it } from "vitest";
import { type State, states } from "#lib/api/contract/words.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { isCancellable, isFollowed, isInFlight, isTerminal, isWrong } from "#lib/operations/states.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { pool } = database;

afterAll(() => database.close());

/** Which states each partial index of operations holds, by the table of states. */
const indexed: Record<string, (state: State) => boolean> = {
  operations_one_in_flight: isInFlight,
  operations_one_unfinished: (state) => !isTerminal(state),
  operations_queue: isCancellable,
  operations_following: isFollowed,
  operations_submitting: (state) => isInFlight(state) && !isFollowed(state),
  operations_ended_by_state: isTerminal,
  operations_wrong: isWrong,
};

/** Conditions of the database that depend on the state alone, by name. */
let conditions: Map<string, string>;

beforeAll(async () => {
  const { rows } = await pool.query<{ name: string; condition: string }>(
    `select indexrelid::regclass::text as name, pg_get_expr(indpred, indrelid) as condition
       from pg_index where indrelid = 'operations'::regclass and indpred is not null
     union all
     select conname, pg_get_expr(conbin, conrelid) from pg_constraint where conrelid = 'operations'::regclass and contype = 'c'`,
  );
  conditions = new Map(
    rows.filter(({ condition }) => /\bstate\b/.test(condition)).map(({ name, condition }) => [name, condition]),
  );
});

async function statesThat(condition: string | undefined): Promise<State[]> {
  const { rows } = await pool.query<{ state: State }>(
    `select state from unnest($1::text[]) as named(state) where ${condition}`,
    [states],
  );
  return rows.map(({ state }) => state);
}

it("has an entry here for each index of some states, and no other", () => {
  expect([...conditions.keys()].toSorted()).toEqual([...Object.keys(indexed), "operations_state"].toSorted());
});

it.each(Object.entries(indexed))("%s holds the states that the table says", async (name, holds) => {
  expect(await statesThat(conditions.get(name))).toEqual(states.filter(holds));
});

it("stores every state of the table", async () => {
  expect(await statesThat(conditions.get("operations_state"))).toEqual([...states]);
});
