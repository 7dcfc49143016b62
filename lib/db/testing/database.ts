import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { runStatements } from "#lib/db/testing/statements.ts";
import { Secret } from "#lib/secret.ts";
import "#lib/db/testing/server.ts";

export interface TestDatabase {
  url: Secret;
  drop(): Promise<void>;
}

/**
 * An empty database for one test file, on the PostgreSQL that the integration tests share. Call it at the top level of
 * the file (`const database = await createTestDatabase()`): it is dropped after the file's tests, even with open
 * connections.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("databaseUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runStatements(server, [`create database ${name}`]);
  const drop = () => runStatements(server, [`drop database if exists ${name} with (force)`]);
  afterAll(drop);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: new Secret(url.href), drop };
}
