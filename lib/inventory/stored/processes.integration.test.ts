import type { ChildProcess } from "node:child_process";
import { eq, isNotNull, isNull, sql } from "drizzle-orm";
import { afterAll, afterEach, expect, inject, it } from "vitest";
import { z } from "zod";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { loadBalancers, rules, scopes } from "#lib/inventory/schema.ts";
import { claimLoadBalancers, hasten, isWanted } from "#lib/inventory/stored/claim.ts";
import { forgetScopes } from "#lib/inventory/stored/scopes.ts";
import type { SyncWorkerOptions } from "#lib/inventory/stored/testing/sync-worker.ts";
import { givenPostgres } from "#lib/operations/testing/postgres-servers.ts";
import { forkReady, kill } from "#lib/operations/testing/processes.ts";
import { sandboxAccount } from "#lib/operations/testing/sandbox-cloud.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { Secret } from "#lib/secret.ts";
import { eventually } from "#lib/testing/until.ts";

// Processes that read one account, killed while they do, on both kinds of database.

const own = await createTestDatabase();
const given = await givenPostgres();
const sandbox = await startSandboxProcess("--load-balancers", "20");
const databases = new Map<string, Database>();
const workers: ChildProcess[] = [];

async function databaseOf(url: string): Promise<Database> {
  const database = databases.get(url) ?? (await createDatabase(new Secret(url)));
  databases.set(url, database);
  await migrate(database);
  return database;
}

async function startWorker(databaseUrl: string): Promise<ChildProcess> {
  const options: SyncWorkerOptions = { databaseUrl, cloudUrl: sandbox.url };
  const worker = await forkReady(inject("syncWorkerScript"), options);
  workers.push(worker);
  return worker;
}

afterEach(async () => {
  const living = workers.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  await Promise.all(living.map(kill));
});

afterAll(async () => {
  for (const database of databases.values()) await database.close();
  await given.end();
  sandbox.close();
});

const asked = z.object({ LoadBalancerId: z.string() });

/** Ids of the load balancers whose listeners were asked for, in order. */
async function readings(): Promise<string[]> {
  return (await sandbox.callsOf("DescribeListeners")).map(({ body }) => asked.parse(body).LoadBalancerId);
}

async function ids({ query }: Database, where = sql`true`): Promise<string[]> {
  const rows = await query.select({ id: loadBalancers.loadBalancerId }).from(loadBalancers).where(where);
  return rows.map(({ id }) => id).toSorted();
}

/** Waits until every list and every load balancer was read. */
async function allRead({ query }: Database): Promise<void> {
  await eventually(async () => {
    expect(await query.$count(scopes)).toBeGreaterThan(0);
    expect(await query.$count(scopes, isNull(scopes.readAt))).toBe(0);
    expect(await query.$count(loadBalancers, isNull(loadBalancers.readAt))).toBe(0);
  });
}

it.each([
  ["own", () => own.url.reveal()],
  ["given", () => given.url()],
])("a process that is killed while it reads leaves the rest to others, which read it once (%s)", async (_, urlOf) => {
  const url = urlOf();
  const database = await databaseOf(url);
  const { query } = database;
  const first = await startWorker(url);
  await eventually(async () => expect(await query.$count(rules)).toBeGreaterThan(0));
  const hanging = await sandbox.fault("hang", { action: "DescribeListeners", times: 3 });
  await eventually(async () => expect(await sandbox.faultsWaiting()).toBe(0));
  await kill(first);
  await sandbox.withdraw(hanging);
  const before = await readings();
  const done = new Set(await ids(database, isNotNull(loadBalancers.readAt)));
  expect(await query.$count(loadBalancers, isNotNull(loadBalancers.leaseOwner))).toBeGreaterThanOrEqual(3);

  // What the killed process held is free as soon as its leases are over.
  await query.update(loadBalancers).set({ leaseUntil: sql`now()` }).where(isNotNull(loadBalancers.leaseOwner));
  await query.update(scopes).set({ leaseUntil: sql`now()` }).where(isNotNull(scopes.leaseOwner));
  await Promise.all([startWorker(url), startWorker(url)]);
  await allRead(database);
  const left = (await ids(database)).filter((id) => !done.has(id));
  expect((await readings()).slice(before.length).toSorted()).toEqual(left);
});

it("a claim whose lease lasts longer than any was made before the clock was set back, and counts as over", async () => {
  const database = await databaseOf(own.url.reveal());
  const { query } = database;
  const far = sql`now() + interval '1 hour'`;
  await query
    .update(loadBalancers)
    .set({ readAt: null, nextReadAt: sql`now()`, leaseOwner: "killed", leaseUntil: far });
  await query.update(scopes).set({ nextReadAt: far });
  await startWorker(own.url.reveal());
  await allRead(database);
});

it("begins anew after another process has forgotten everything", async () => {
  const database = await databaseOf(own.url.reveal());
  await startWorker(own.url.reveal());
  await allRead(database);
  const { id: account, realm } = sandboxAccount(sandbox.url);
  await forgetScopes(database.query, { account, realm });
  await allRead(database);
});

it("what a person waits for is claimed before what has waited longer", async () => {
  const { query } = await databaseOf(own.url.reveal());
  await query.update(loadBalancers).set({ nextReadAt: sql`now() - interval '1 hour'` });
  const [last] = await query.select().from(loadBalancers).limit(1);
  if (!last) throw new Error("nothing was read");
  const { scopeId, loadBalancerId } = last;
  await query
    .update(loadBalancers)
    .set({ nextReadAt: sql`now()` })
    .where(eq(loadBalancers.loadBalancerId, loadBalancerId));
  await hasten(query, [scopeId], loadBalancerId);
  const [claimed, ...others] = await claimLoadBalancers(query, "me", new Map([[scopeId, 1]]));
  expect(others).toEqual([]);
  expect(claimed?.loadBalancerId).toBe(loadBalancerId);
  expect(claimed && isWanted(claimed)).toBe(true);
});
