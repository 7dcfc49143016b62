import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { listOperations } from "#lib/operations/store/list.ts";
import { readDetail } from "#lib/operations/store/read.ts";

const { url } = await createTestDatabase();
const database = await createDatabase(url);
const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });
const folders: string[] = [];

afterAll(async () => {
  await database.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** The migrations of an earlier build, up to this one. */
async function migrationsUpTo(last: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "migrations-"));
  folders.push(folder);
  await cp(resolve("lib/db/migrations"), folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = journalSchema.parse(JSON.parse(await readFile(path, "utf8")));
  const end = journal.entries.findIndex(({ tag }) => tag === last) + 1;
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  return folder;
}

it("shows what an earlier build stored for its local operator under the operator's id", async () => {
  await migrate(database, await migrationsUpTo("0004_location-id"));
  await database.pool.query(
    `with stored as (
       insert into operations (intent_id, state, cause, kind, realm, account_id, region, load_balancer_id,
         load_balancer_name, listener_id, listener_name, listener_protocol, listener_port, location_id, rule_domain,
         rule_url, actor, language, ended_at)
       select actor, 'cancelled', 'cancelled-by-person', 'unbind', 'sandbox', '1', 'ap-guangzhou', 'lb-1', 'shop', 'lbl-1',
         'web', 'HTTP', 80, 'loc-1', 'shop.example.com', '/', actor, 'en-US', now()
       from unnest(array['local operator', 'zoe']) actor
       returning id, actor)
     insert into transitions (operation_id, version, "to", cause, "by") select id, 1, 'queued', 'asked', actor from stored`,
  );
  await migrate(database);
  const { items } = await listOperations(database.query, "settings", { actor: "local-operator" });
  expect(items).toMatchObject([{ actor: "local-operator" }]);
  expect(await readDetail(database.query, "settings", Number(items[0]?.id))).toMatchObject({
    transitions: [{ by: "local-operator" }],
  });
  expect((await listOperations(database.query, "settings", {})).items.map(({ actor }) => actor)).toEqual([
    "zoe",
    "local-operator",
  ]);
});
