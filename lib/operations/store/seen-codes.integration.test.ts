import { afterAll, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { fold } from "#lib/fold.ts";
import { wrongStates } from "#lib/operations/states.ts";
import { listOperations } from "#lib/operations/store/list.ts";
import { readSeenCodes } from "#lib/operations/store/seen-codes.ts";
import { historyIn } from "#lib/operations/testing/history.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query, pool } = database;
const { store, end } = historyIn(database);

afterAll(() => database.close());

async function refused(code: string | null, state: "rejected" | "failed" | "cancelled" = "rejected"): Promise<void> {
  const id = await end(await store(), state);
  await pool.query("update operations set cloud_says = $2, search = search || $3 where id = $1", [
    id,
    { code, message: "", requestId: null },
    `\n${fold(code ?? "")}`,
  ]);
}

it("counts the codes of what went wrong, the most frequent first, as the list of each does", async () => {
  for (const code of ["LimitExceeded", "InternalError", "LimitExceeded", null]) await refused(code);
  await refused("LimitExceeded", "failed");
  await refused("InternalError", "cancelled");
  const { codes } = await readSeenCodes(query, "settings");
  expect(codes).toEqual([
    { code: "LimitExceeded", total: 3, capped: false },
    { code: "InternalError", total: 1, capped: false },
  ]);
  for (const { code, total } of codes) {
    const listed = await listOperations(query, "settings", { code, state: wrongStates });
    expect(listed.total).toBe(total);
  }
});

it("says that there may be more where it looks at a part only, and nothing of other accounts", async () => {
  expect((await readSeenCodes(query, "settings", 2)).codes).toContainEqual(expect.objectContaining({ capped: true }));
  expect((await readSeenCodes(query, "another")).codes).toEqual([]);
});
