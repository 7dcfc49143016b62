import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { afterAll, afterEach, expect, it } from "vitest";
import type { RuleRef } from "#lib/binding/types.ts";
import { describeListeners, modifyFunctionTargets, registerFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { functions, listeners, loadBalancers, rules, scopes } from "#lib/inventory/schema.ts";
import { bindingOf } from "#lib/inventory/stored/rows.ts";
import type { RulesChange } from "#lib/inventory/stored/store-detail.ts";
import { createSync, type Sync, type SyncDeps } from "#lib/inventory/stored/sync.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { sandboxAccount, sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { eventually } from "#lib/testing/until.ts";

// The inventory of an account, read from the sandbox into the database.

const region = "ap-guangzhou";
const hourMs = 3_600_000;
const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const sandbox = await startSandboxProcess("--task-ms", "50", "--load-balancers", "30");
const { client, inventory, close } = sandboxCloud(sandbox.url, database.pool);
const { query } = database;
const asking = { region, language: "en-US" };
const call = { region, language: "en-US" };
const account = sandboxAccount(sandbox.url);
const running: Sync[] = [];

function startSync(more: Partial<SyncDeps> = {}): Sync {
  const { id, realm } = account;
  const sync = createSync({
    query,
    client,
    account: { id, realm },
    refreshMs: hourMs,
    onRules: async () => {},
    log: { warn: () => {} },
    ...more,
  });
  running.push(sync);
  sync.start();
  return sync;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((sync) => sync.stop()));
  await query.delete(scopes);
});

afterAll(async () => {
  await close();
  await database.close();
  sandbox.close();
});

/** Waits until every list and every load balancer was read. */
async function allRead(): Promise<void> {
  await eventually(async () => {
    const regions = await query.select({ readAt: scopes.readAt }).from(scopes);
    expect(regions.length).toBeGreaterThan(0);
    expect(regions.filter(({ readAt }) => readAt === null)).toEqual([]);
    expect(await query.$count(loadBalancers, isNull(loadBalancers.readAt))).toBe(0);
  });
}

async function storedRule({ locationId }: Pick<RuleRef, "locationId">) {
  const [row] = await query.select().from(rules).where(eq(rules.locationId, locationId));
  if (!row) throw new Error(`no rule ${locationId}`);
  return row;
}

async function aFreeRule(): Promise<RuleRef> {
  const [first] = (await freeRules(inventory, region)).flat();
  if (!first) throw new Error("the sandbox has no free rule");
  return first;
}

/** Binds as somebody else does, without the console. */
async function bindDirectly(rule: RuleRef, functionName: string, weight = 10): Promise<void> {
  const target = {
    Function: { FunctionNamespace: "default", FunctionName: functionName, FunctionQualifier: "$LATEST" },
    Weight: weight,
  };
  const { loadBalancerId: LoadBalancerId, listenerId: ListenerId, locationId: LocationId } = rule;
  const bound = (await storedRule(rule)).functionName !== null;
  const action = bound ? modifyFunctionTargets : registerFunctionTargets;
  await client.call(action, { LoadBalancerId, ListenerId, LocationId, FunctionTargets: [target] }, call);
  await eventually(async () => {
    const page = await inventory.rules({ ...asking, ...rule });
    expect(page.items.find((item) => item.locationId === rule.locationId)?.binding).toMatchObject({ weight });
  });
}

it("stores what the cloud lists, in every region", async () => {
  startSync();
  await allRead();
  const [place] = await query.select().from(scopes).where(eq(scopes.region, region));
  if (!place) throw new Error("no scope");
  let offset: number | null = 0;
  let compared = 0;
  while (offset !== null) {
    const page = await inventory.loadBalancers({ ...asking, search: "", offset });
    for (const { loadBalancerId, name } of page.items) {
      const ofThis = and(eq(loadBalancers.scopeId, place.id), eq(loadBalancers.loadBalancerId, loadBalancerId));
      expect(await query.select({ name: loadBalancers.name }).from(loadBalancers).where(ofThis)).toEqual([{ name }]);
      if (compared++ > 20) continue;
      for (const { listenerId } of (await inventory.listeners({ ...asking, loadBalancerId })).items) {
        expect(await query.$count(listeners, eq(listeners.listenerId, listenerId))).toBe(1);
        for (const item of (await inventory.rules({ ...asking, loadBalancerId, listenerId })).items) {
          const row = await storedRule(item);
          expect([row.domain, row.url, bindingOf(row)]).toEqual([item.domain, item.url, item.binding]);
          expect(row.serverCount).toBe(item.serverCount);
        }
      }
    }
    offset = page.nextOffset;
    expect(place.total).toBe(page.total);
  }
  const listed = await inventory.functions({ ...asking, namespace: "default", search: "", offset: 0 });
  const inDefault = and(eq(functions.scopeId, place.id), eq(functions.namespace, "default"));
  await eventually(async () => expect(await query.$count(functions, inDefault)).toBe(listed.total));
});

it("goes on where it was interrupted, and reads nothing twice", async () => {
  const first = startSync();
  await eventually(async () => expect(await query.$count(rules)).toBeGreaterThan(0));
  await first.stop();
  const all = await query.$count(loadBalancers);
  const left = await query.$count(loadBalancers, isNull(loadBalancers.readAt));
  expect(left).toBeGreaterThan(0);
  const begun = (await sandbox.callsOf("DescribeListeners")).length;
  startSync();
  await allRead();
  // Lists that the first had not finished show further ones.
  const more = (await query.$count(loadBalancers)) - all;
  expect((await sandbox.callsOf("DescribeListeners")).length - begun).toBe(left + more);
});

it("is shared by several processes, which read each load balancer once", async () => {
  const begun = (await sandbox.callsOf("DescribeListeners")).length;
  startSync();
  startSync();
  await allRead();
  expect((await sandbox.callsOf("DescribeListeners")).length - begun).toBe(await query.$count(loadBalancers));
});

it("removes a load balancer that is gone, and tells what its rules were", async () => {
  const told: RulesChange[] = [];
  const sync = startSync({ onRules: async (_, change) => void told.push(change) });
  await allRead();
  const [one] = await query.select().from(loadBalancers).limit(1);
  const [rule] = await query.select().from(rules).limit(1);
  if (!one || !rule) throw new Error("nothing was read");
  const gone = { scopeId: one.scopeId, loadBalancerId: "lb-gonegone" };
  await query.insert(loadBalancers).values({ ...one, ...gone });
  await query.insert(rules).values({ ...rule, ...gone, locationId: "loc-gonegone" });
  const [place] = await query.select({ region: scopes.region }).from(scopes).where(eq(scopes.id, one.scopeId));
  await sync.wants(place?.region ?? "", gone.loadBalancerId);
  await eventually(async () => {
    expect(await query.$count(loadBalancers, eq(loadBalancers.loadBalancerId, gone.loadBalancerId))).toBe(0);
  });
  expect(await query.$count(rules, eq(rules.locationId, "loc-gonegone"))).toBe(0);
  expect(told.map(({ before, after }) => [before.map(({ locationId }) => locationId), after])).toEqual([
    [["loc-gonegone"], []],
  ]);
});

it("shows a binding that somebody else made at the next reading, and tells both sides of it", async () => {
  const told: RulesChange[] = [];
  const sync = startSync({ onRules: async (_, change) => void told.push(change) });
  await allRead();
  const rule = await aFreeRule();
  expect(bindingOf(await storedRule(rule))).toBeNull();
  await bindDirectly(rule, "order-webhook", 33);
  await sync.wants(region, rule.loadBalancerId);
  await eventually(async () => expect((await storedRule(rule)).weight).toBe(33));
  const sides = told.flatMap(({ before, after }) =>
    [before, after].map((side) => side.find(({ locationId }) => locationId === rule.locationId)?.weight),
  );
  expect(sides).toEqual([null, 33]);
});

it("stores a refusal with its words, and reads the rest", async () => {
  await sandbox.fault("error", { action: "DescribeListeners", code: "InternalError" });
  startSync();
  await eventually(async () => {
    const failed = await query
      .select({ failure: loadBalancers.failure, failures: loadBalancers.failures })
      .from(loadBalancers)
      .where(sql`failures > 0`);
    expect(failed).toMatchObject([
      { failure: { code: "InternalError", action: "clb:DescribeListeners" }, failures: 1 },
    ]);
    expect(await query.$count(loadBalancers, isNull(loadBalancers.readAt))).toBe(1);
  });
});

it("says what is missing of a load balancer whose targets may not be read, until they may", async () => {
  await sandbox.fault("error", { action: "DescribeTargets", code: "UnauthorizedOperation" });
  const sync = startSync();
  await allRead();
  const failed = await query.select().from(loadBalancers).where(sql`failure is not null`);
  expect(failed).toMatchObject([
    { failure: { code: "UnauthorizedOperation", action: "clb:DescribeTargets" }, failures: 0 },
  ]);
  const [one] = failed;
  const [place] = await query
    .select()
    .from(scopes)
    .where(eq(scopes.id, one?.scopeId ?? 0));
  await sync.wants(place?.region ?? "", one?.loadBalancerId ?? "");
  await eventually(async () => expect(await query.$count(loadBalancers, sql`failure is not null`)).toBe(0));
});

it("looks for a load balancer that it doesn't know in the list of its region", async () => {
  const sync = startSync();
  await allRead();
  const [one] = await query.select().from(loadBalancers).limit(1);
  if (!one) throw new Error("nothing was read");
  const isIt = eq(loadBalancers.loadBalancerId, one.loadBalancerId);
  await query.delete(loadBalancers).where(isIt);
  const [place] = await query
    .update(scopes)
    .set({ readAt: sql`now() - interval '1 minute'` })
    .where(eq(scopes.id, one.scopeId))
    .returning();
  await sync.wants(place?.region ?? "", one.loadBalancerId);
  await eventually(async () => expect(await query.$count(loadBalancers, isIt)).toBe(1));
});

it("names what the keys may not list, and reads the rest", async () => {
  const order = await sandbox.fault("error", {
    action: "ListNamespaces",
    code: "UnauthorizedOperation",
    times: 1_000,
  });
  startSync();
  await allRead();
  await sandbox.withdraw(order);
  const failures = await query.select({ failure: scopes.failure, failures: scopes.failures }).from(scopes);
  for (const each of failures) {
    expect(each).toMatchObject({
      failure: { code: "UnauthorizedOperation", action: "scf:ListNamespaces" },
      failures: 0,
    });
  }
  await eventually(async () => expect(await query.$count(functions)).toBeGreaterThan(0));
});

it("forgets everything, and begins anew", async () => {
  const sync = startSync();
  await allRead();
  const [before] = await query.select({ id: scopes.id }).from(scopes);
  const ofRealCloud = { account: account.id, realm: "intl", accountId: "100010029999", region };
  const [kept] = await query.insert(scopes).values(ofRealCloud).returning({ id: scopes.id });
  await sync.forget();
  expect(await query.$count(scopes, eq(scopes.id, kept?.id ?? 0))).toBe(1);
  await query.delete(scopes).where(eq(scopes.realm, "intl"));
  expect(await query.$count(rules)).toBe(0);
  await allRead();
  expect(await query.$count(rules)).toBeGreaterThan(0);
  expect(await query.$count(scopes, eq(scopes.id, before?.id ?? 0))).toBe(0);
});

it("stores nothing that was read with the keys of another account", async () => {
  const others = { ...(await client.identity()), accountId: "200" };
  let isOther = false;
  const call: typeof client.call = async (action, request, options) => {
    const answer = await client.call(action, request, options);
    if (action.name === describeListeners.name) isOther = true;
    return answer;
  };
  startSync({ client: { ...client, call, identity: async () => (isOther ? others : client.identity()) } });
  // The other account's regions are read instead.
  await eventually(async () => {
    const ofOthers = await query.select({ readAt: scopes.readAt }).from(scopes).where(eq(scopes.accountId, "200"));
    expect(ofOthers.length).toBeGreaterThan(0);
    expect(ofOthers.filter(({ readAt }) => readAt === null)).toEqual([]);
    expect(await query.$count(loadBalancers, isNotNull(loadBalancers.leaseOwner))).toBe(0);
  });
  const ofFirst = await query
    .select({ id: rules.locationId })
    .from(rules)
    .innerJoin(scopes, eq(scopes.id, rules.scopeId))
    .where(ne(scopes.accountId, "200"));
  expect(ofFirst).toEqual([]);
});
