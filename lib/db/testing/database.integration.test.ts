import { Client } from "pg";
import { expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/database.ts";

const one = await createTestDatabase();
const other = await createTestDatabase();

async function connect(database: TestDatabase): Promise<Client> {
  const client = new Client({ connectionString: database.url.reveal() });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

test("gives each file a database of its own", async () => {
  const writer = await connect(one);
  await writer.query("create table mine as select 1 as one");
  await writer.end();
  const reader = await connect(other);
  await expect(reader.query("select one from mine")).rejects.toThrow('relation "mine" does not exist');
  await reader.end();
});

test("drops it even with open connections", async () => {
  const lingering = await connect(other);
  await other.drop();
  await expect(lingering.query("select 1")).rejects.toThrow();
  await expect(connect(other)).rejects.toThrow("does not exist");
});
