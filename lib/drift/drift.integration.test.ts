import { eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Drift, SeenDrift } from "#lib/api/contract/drift.ts";
import type { Binding, RuleRef } from "#lib/binding/types.ts";
import {
  deregisterFunctionTargets,
  modifyFunctionTargets,
  registerFunctionTargets,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { createDrifts } from "#lib/drift/drifts.ts";
import { isDrifted, recordDrift } from "#lib/drift/observe.ts";
import { loadBalancers, rules as ruleRows, scopes } from "#lib/inventory/schema.ts";
import { ownerOf } from "#lib/inventory/stored/owner.ts";
import { createStored } from "#lib/inventory/stored/stored.ts";
import { createSync } from "#lib/inventory/stored/sync.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { sandboxAccount, sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { asked, binding, reaches } from "#lib/operations/testing/setup.ts";
import { eventually } from "#lib/testing/until.ts";

// What changes in the sandbox without the console, between two looks at its inventory.

const region = "ap-guangzhou";
const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const sandbox = await startSandboxProcess("--task-ms", "50");
const { client, inventory, port, close } = sandboxCloud(sandbox.url, database.pool);
const account = sandboxAccount(sandbox.url);
const log = { warn: () => {} };
/** What reads the inventory, as one of several processes. */
function aSync() {
  return createSync({ query: database.background, client, account, refreshMs: 3_600_000, onRules: recordDrift, log });
}

const sync = aSync();
const engine = oneAccountEngine({ database, cloud: port, readBackMs: 4_000, log });
const owner = ownerOf({ database, client, account });
const drifts = createDrifts(database, owner);
const stored = createStored({ database, client, account, sync: null, drifted: isDrifted });
let rules: RuleRef[] = [];

beforeAll(async () => {
  engine.start();
  sync.start();
  // One rule of each load balancer: a look at one is a look at no other.
  rules = (await freeRules(inventory, region)).flatMap(([first]) => first ?? []);
  await eventually(async () => {
    const unread = await database.query.$count(loadBalancers, isNull(loadBalancers.readAt));
    const regions = await database.query.select({ readAt: scopes.readAt }).from(scopes);
    expect([unread, regions.length > 0, regions.every(({ readAt }) => readAt !== null)]).toEqual([0, true, true]);
  });
});

afterAll(async () => {
  await sync.stop();
  await engine.stop();
  await close();
  await database.close();
  sandbox.close();
});

function aRule(): RuleRef {
  const rule = rules.shift();
  if (!rule) throw new Error("the sandbox has no free load balancer left");
  return rule;
}

/** What the rule has now, by a call of its own. */
async function heldBy(rule: RuleRef): Promise<Binding | null> {
  const { items } = await inventory.rules({ language: "en-US", ...rule });
  return items.find(({ locationId }) => locationId === rule.locationId)?.binding ?? null;
}

/** Changes a rule as somebody else does, without the console. */
async function directly(rule: RuleRef, before: Binding | null, after: Binding | null): Promise<void> {
  const target = after ?? before;
  if (!target) throw new Error("nothing to change");
  const { namespace, name, qualifier } = target.function;
  const called = { FunctionNamespace: namespace, FunctionName: name, FunctionQualifier: qualifier };
  const action = !after ? deregisterFunctionTargets : before ? modifyFunctionTargets : registerFunctionTargets;
  const { loadBalancerId: LoadBalancerId, listenerId: ListenerId, locationId: LocationId } = rule;
  const FunctionTargets = [{ Function: called, ...(after && { Weight: after.weight }) }];
  await client.call(action, { LoadBalancerId, ListenerId, LocationId, FunctionTargets }, { region });
  await eventually(async () => {
    inventory.forget();
    expect((await heldBy(rule))?.weight ?? null).toBe(after?.weight ?? null);
  });
}

async function look({ loadBalancerId }: RuleRef): Promise<void> {
  const readAt = () =>
    database.query
      .select({ readAt: loadBalancers.readAt })
      .from(loadBalancers)
      .where(eq(loadBalancers.loadBalancerId, loadBalancerId));
  const before = await readAt();
  await sync.wants(region, loadBalancerId);
  await eventually(async () => expect(await readAt()).not.toEqual(before));
}

async function driftsOf({ locationId }: RuleRef): Promise<Drift[]> {
  return (await drifts.list({ locationId })).items;
}

function seen(drift: Drift | undefined): SeenDrift {
  if (!drift) throw new Error("no drift");
  return { id: drift.id, seenAfter: drift.seenAfter };
}

async function operate(rule: RuleRef, before: Binding | null, after: Binding | null): Promise<string> {
  const { id } = await asked(engine, askInput(await engine.identity(), rule, before, after));
  await reaches(engine, id, "succeeded");
  return id;
}

const [ten, thirty] = [binding("order-webhook"), { ...binding("order-webhook"), weight: 30 }];

it("records a binding that somebody else made, with both sides and the looks between which it was made", async () => {
  const rule = aRule();
  await directly(rule, null, ten);
  await look(rule);
  const [drift] = await driftsOf(rule);
  expect(drift).toMatchObject({ region, state: "open", before: null, after: ten, ruleGone: false, by: null });
  expect(Date.parse(drift?.seenBefore ?? "")).toBeLessThan(Date.parse(drift?.seenAfter ?? ""));
});

it("is marked in the list of bindings, and a filter of it, until it is settled", async () => {
  const rule = aRule();
  const { locationId } = rule;
  const listed = async () => (await stored.rules({ drift: "unsettled", locationId })).items;
  expect(await listed()).toEqual([]);
  expect((await stored.rules({ locationId })).items).toMatchObject([{ locationId, drifted: false }]);
  await directly(rule, null, ten);
  await look(rule);
  expect(await listed()).toMatchObject([{ locationId, drifted: true }]);
  const [drift] = await driftsOf(rule);
  await drifts.acknowledge(seen(drift), "zoe");
  expect(await listed()).toHaveLength(1);
  await drifts.adopt(seen(drift), "zoe");
  expect(await listed()).toEqual([]);
});

it("keeps one drift of a rule: what happens next becomes part of it", async () => {
  const rule = aRule();
  await directly(rule, null, ten);
  await look(rule);
  await directly(rule, ten, thirty);
  await look(rule);
  expect(await driftsOf(rule)).toMatchObject([{ state: "open", before: null, after: thirty }]);
  await directly(rule, thirty, null);
  await look(rule);
  expect(await driftsOf(rule)).toMatchObject([{ state: "reverted", before: null, after: null }]);
});

it("isn't settled by a person who has not seen what the rule has by now", async () => {
  const rule = aRule();
  await directly(rule, null, ten);
  await look(rule);
  const [earlier] = await driftsOf(rule);
  await directly(rule, ten, thirty);
  await look(rule);
  expect(await drifts.acknowledge(seen(earlier), "zoe")).toBe(false);
  expect(await drifts.adopt(seen(earlier), "zoe")).toBe(false);
  const [now] = await driftsOf(rule);
  expect(now).toMatchObject({ id: earlier?.id, state: "open", after: thirty });
  expect(await drifts.adopt(seen(now), "zoe")).toBe(true);
});

it("says of a rule whose function was unbound that it is gone, once it is", async () => {
  const rule = aRule();
  await operate(rule, null, ten);
  await look(rule);
  await directly(rule, ten, null);
  await look(rule);
  expect(await driftsOf(rule)).toMatchObject([{ state: "open", before: ten, after: null, ruleGone: false }]);
  const [one] = await database.query
    .select()
    .from(loadBalancers)
    .where(eq(loadBalancers.loadBalancerId, rule.loadBalancerId));
  if (!one) throw new Error("no such load balancer");
  const before = await database.query.select().from(ruleRows).where(eq(ruleRows.locationId, rule.locationId));
  await inTransaction(database.query, (tx) =>
    recordDrift(tx, { loadBalancer: { ...one, claimedAt: new Date() }, before, after: [] }),
  );
  expect(await driftsOf(rule)).toMatchObject([{ state: "open", before: ten, after: null, ruleGone: true }]);
});

it("records nothing for what an operation of ours did", async () => {
  const rule = aRule();
  await operate(rule, null, ten);
  await look(rule);
  await operate(rule, ten, thirty);
  await operate(rule, thirty, null);
  await look(rule);
  expect(await driftsOf(rule)).toEqual([]);
});

it("is seen across looks that could not read what the rules send to, and an operation meanwhile is none", async () => {
  const [rule, other] = [aRule(), aRule()];
  for (const each of [rule, other]) {
    await operate(each, null, ten);
    await look(each);
  }
  const denied = await sandbox.fault("error", {
    action: "DescribeTargets",
    code: "UnauthorizedOperation",
    times: 1_000,
  });
  for (const each of [rule, other, rule, other]) await look(each);
  await sandbox.withdraw(denied);
  await directly(rule, ten, thirty);
  await operate(other, ten, thirty);
  for (const each of [rule, other]) await look(each);
  expect(await driftsOf(rule)).toMatchObject([{ state: "open", before: ten, after: thirty }]);
  expect(await driftsOf(other)).toEqual([]);
});

it("records what somebody undid of ours, although both looks show the same", async () => {
  const rule = aRule();
  await look(rule);
  await operate(rule, null, ten);
  await sync.stop();
  expect(await driftsOf(rule)).toEqual([]);
  await directly(rule, ten, null);
  const later = aSync();
  // As if no look had come between.
  await database.query
    .update(loadBalancers)
    .set({ readAt: sql`now() - interval '1 hour'`, nextReadAt: sql`now()` })
    .where(eq(loadBalancers.loadBalancerId, rule.loadBalancerId));
  later.start();
  await eventually(async () => {
    expect(await driftsOf(rule)).toMatchObject([{ state: "open", before: ten, after: null }]);
  });
  await later.stop();
});

it("is acknowledged, adopted, and settled by an operation that gives back what was there", async () => {
  const rule = aRule();
  const others = aRule();
  const later = aSync();
  later.start();
  await directly(rule, null, ten);
  await directly(others, null, ten);
  await eventually(async () => {
    await Promise.all([rule, others].map(({ loadBalancerId }) => later.wants(region, loadBalancerId)));
    expect([...(await driftsOf(rule)), ...(await driftsOf(others))]).toHaveLength(2);
  });
  const [[first], [second]] = [await driftsOf(rule), await driftsOf(others)];
  const [one, two] = [seen(first), seen(second)];
  expect(await drifts.acknowledge(one, "somebody")).toBe(true);
  expect(await drifts.acknowledge(one, "somebody")).toBe(false);
  expect(await driftsOf(rule)).toMatchObject([{ state: "acknowledged", by: "somebody" }]);
  expect(await drifts.adopt(two, "somebody")).toBe(true);
  expect((await drifts.list({ show: "unsettled" })).items.map(({ id }) => id)).not.toContain(two.id);
  // Another account of the console, and another one's keys in the same account.
  for (const other of [{ account: "other" }, { accountId: "100010029999" }, { realm: "intl" }]) {
    const theirs = createDrifts(database, async () => ({ ...(await owner()), ...other }));
    expect(await theirs.adopt(one, "somebody")).toBe(false);
    expect(await theirs.list({})).toMatchObject({ items: [], total: 0, open: 0 });
  }
  const operation = await operate(rule, ten, null);
  await later.wants(region, rule.loadBalancerId);
  await eventually(async () => {
    expect(await driftsOf(rule)).toMatchObject([{ state: "turned-back", operationId: operation }]);
  });
  await later.stop();
});
