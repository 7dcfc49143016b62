import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localOperator } from "#lib/access/local-operator.ts";
import { accessPermissions } from "#lib/access/permission.ts";
import { openSession, type Session } from "#lib/access/session.ts";
import { type Account, settingsAccount, settingsAccountId } from "#lib/account.ts";
import type { ChangeRequest } from "#lib/api/contract/actions.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import { explainedDetail } from "#lib/api/operation-detail.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { hang, startHostileServer, success } from "#lib/cloud/testing/hostile-server.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import { binding, reaches } from "#lib/operations/testing/setup.ts";
import { createConsole } from "#lib/runtime/console.ts";
import { keys } from "#lib/sandbox/testing/sdk.ts";
import { Secret } from "#lib/secret.ts";

// A console with several accounts: nothing of one is seen, claimed, counted, cached or told under another.

const region = "ap-guangzhou";
const standardId = "100010020001";
const classicId = "100010020002";
const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const sandbox = await startSandboxProcess("--task-ms", "200");
const hostile = await startHostileServer();
const identified = success({ AccountId: "100010029999", PrincipalId: "100010029999", Arn: "qcs::cam::uin/1:uin/1" });

function account(id: string, key: keyof typeof keys, endpoint = sandbox.url): Account {
  const { secretId, secretKey } = keys[key];
  const credentials = { source: "environment", secretId, secretKey: new Secret(secretKey), token: null } as const;
  return { ...settingsAccount({ realm: "sandbox", endpoint, credentials, role: null }), id, name: id };
}

const wrongKeys = { source: "environment", secretId: "AKIDnobody", secretKey: new Secret("x"), token: null } as const;

const { engine, accounts, reach, stop } = createConsole({
  database,
  accounts: [
    account(settingsAccountId, "standard"),
    account("classic", "classic"),
    account("twin", "standard"),
    account("hanging", "standard", hostile.origin),
    { ...account("keyless", "standard"), credentials: wrongKeys },
  ],
  httpsProxy: null,
  noProxy: null,
  readBackMs: 4_000,
  inventoryMs: null,
  log: { warn: () => {} },
});

function session(id: string): Session {
  const person = { id: localOperator, permissions: new Set(accessPermissions) };
  return openSession(
    { accounts, onPulse: () => () => {}, onStop: () => () => {} },
    { person, locale: "en", account: id },
  );
}

const settings = session(settingsAccountId);
const classic = session("classic");
const twin = session("twin");
const lists = { region, language: "en-US", search: "", offset: 0 };
let rules: RuleRef[][] = [];

beforeAll(async () => {
  hostile.behave((response, seen) =>
    seen.headers["x-tc-action"] === "GetCallerIdentity" ? identified(response, seen) : hang(response, seen),
  );
  engine.start();
  rules = await freeRules(settings.inventory, region);
});

afterAll(async () => {
  await stop();
  await Promise.all([hostile.close(), database.close()]);
  sandbox.close();
});

/** Unbound rules of a load balancer that no other test uses. */
function ofOneLoadBalancer(): [RuleRef, RuleRef] {
  const [first, second] = rules.shift() ?? [];
  if (!first || !second) throw new Error("the sandbox has no free load balancer left");
  return [first, second];
}

function request(rule: RuleRef): ChangeRequest {
  const after = binding("order-webhook");
  return {
    intentId: randomUUID(),
    change: { kind: "bind", rule, before: null, after },
    reason: "",
    retryOf: null,
    undoes: null,
  };
}

async function accepted(by: Session, wanted: ChangeRequest): Promise<Operation> {
  const asked = await by.operations.ask(wanted);
  if (asked.kind !== "accepted") throw new Error(JSON.stringify(asked.refusal));
  return asked.operation;
}

/** As another process stores it. */
async function queued(accountId: string, rule: RuleRef, of = standardId): Promise<string> {
  const identity = { account: accountId, realm: "sandbox", accountId: of };
  const { row } = await insertOperation(database.query, askInput(identity, rule, null, binding("order-webhook")));
  return String(row.id);
}

function ended({ operations }: Session, id: string) {
  return reaches(operations, id, "succeeded");
}

describe("an operation of another account", () => {
  let id: string;
  const told: Record<string, string[]> = { settings: [], classic: [] };
  const wanted = { now: (): ChangeRequest => request(ofOneLoadBalancer()[0]), kept: null as ChangeRequest | null };

  beforeAll(async () => {
    const leave = [
      settings.operations.subscribe((operation) => told.settings?.push(operation.id)),
      classic.operations.subscribe((operation) => told.classic?.push(operation.id)),
    ];
    wanted.kept = wanted.now();
    id = (await accepted(settings, wanted.kept)).id;
    await ended(settings, id);
    for (const end of leave) end();
  });

  it("is in no list, count or search", async () => {
    const filters: OperationFilter[] = [
      {},
      { region },
      { actor: localOperator },
      { search: id },
      { state: ["succeeded"] },
    ];
    for (const filter of filters) {
      expect((await settings.operations.list(filter)).items.map((each) => each.id)).toContain(id);
      expect(await classic.operations.list(filter)).toMatchObject({ items: [], total: 0 });
    }
    const { goingOn, attention, succeeded, all } = await classic.operations.overview();
    expect([goingOn, attention, succeeded, all].map(({ total }) => total)).toEqual([0, 0, 0, 0]);
    expect((await settings.operations.overview()).succeeded.total).toBeGreaterThan(0);
  });

  it("has no page, also where its own account has just read it", async () => {
    expect(await explainedDetail(id, settings)).toMatchObject({ operation: { id, account: settingsAccountId } });
    await expect(explainedDetail(id, classic)).rejects.toMatchObject({ code: "Console.UnknownOperation" });
  });

  it("can't be cancelled, closed, or asked for again", async () => {
    expect(await classic.operations.cancel(id)).toEqual({ kind: "unknown" });
    expect(await classic.operations.close(id, "why")).toEqual({ kind: "unknown" });
    const { intentId } = wanted.kept ?? wanted.now();
    const [, rule] = ofOneLoadBalancer();
    const [before] = (await settings.operations.list({})).items;
    await expect(twin.operations.ask({ ...request(rule), intentId })).rejects.toThrow("another account");
    expect((await settings.operations.list({})).items[0]).toEqual(before);
  });

  it("is told to nobody else", () => {
    expect(told.settings).toContain(id);
    expect(told.classic).toEqual([]);
  });

  it("is not the one that a new one tries again", async () => {
    const [rule] = ofOneLoadBalancer();
    const other = await queued("absent", rule);
    await database.pool.query("update operations set state = 'failed', ended_at = now() where id = $1", [other]);
    const operation = await accepted(settings, { ...request(rule), retryOf: other });
    expect(operation.retryOf).toBeNull();
    await ended(settings, operation.id);
  });
});

describe("what exists in the cloud", () => {
  it("is each account's own, and is forgotten for that account alone", async () => {
    const [ours, theirs] = await Promise.all(
      [settings, classic].map(async ({ inventory }) =>
        (await inventory.loadBalancers(lists)).items.map((each) => each.loadBalancerId),
      ),
    );
    expect(ours?.length).toBeGreaterThan(0);
    expect(theirs?.length).toBeGreaterThan(0);
    expect(ours?.filter((id) => theirs?.includes(id))).toEqual([]);

    const forgotten: string[] = [];
    const leave = [
      settings.inventory.onForget(() => forgotten.push("settings")),
      classic.inventory.onForget(() => forgotten.push("classic")),
    ];
    settings.inventory.forget();
    expect(forgotten).toEqual(["settings"]);
    for (const end of leave) end();
    const before = (await sandbox.callsOf("DescribeLoadBalancers")).length;
    await classic.inventory.loadBalancers(lists);
    expect(await sandbox.callsOf("DescribeLoadBalancers")).toHaveLength(before);
    await settings.inventory.loadBalancers(lists);
    expect(await sandbox.callsOf("DescribeLoadBalancers")).toHaveLength(before + 1);
  });

  it("takes turns of the account's own budget", async () => {
    await classic.inventory.functions({ ...lists, namespace: "default" });
    await settings.inventory.functions({ ...lists, namespace: "default" });
    const { rows } = await database.pool.query<{ key: string }>("select key from cloud_budgets");
    const callers = rows.map(({ key }): unknown => JSON.parse(key));
    for (const id of [standardId, classicId]) expect(callers).toContainEqual(["sandbox", id, "ListFunctions", region]);
  });
});

describe("two accounts of the console that are one of the cloud", () => {
  it("never write to a load balancer at once", async () => {
    const [first, second] = ofOneLoadBalancer();
    const made = await Promise.all([accepted(settings, request(first)), accepted(twin, request(second))]);
    await Promise.all([ended(settings, made[0].id), ended(twin, made[1].id)]);
    const spans = await Promise.all(
      (
        [
          [settings, made[0]],
          [twin, made[1]],
        ] as const
      ).map(async ([{ operations }, { id }]) => {
        const timeline = (await operations.detail(id))?.transitions ?? [];
        expect(timeline.map(({ cause }) => cause)).not.toContain("busy");
        const at = (state: string) => timeline.find(({ to }) => to === state)?.at ?? "";
        return { from: at("submitting"), to: at("verifying") };
      }),
    );
    const [one, other] = spans.toSorted((a, b) => a.from.localeCompare(b.from));
    expect(other && one && other.from >= one.to).toBe(true);
  });

  it("have one unfinished operation of a rule between them", async () => {
    const [rule] = ofOneLoadBalancer();
    // Stays queued: nobody runs this account.
    await queued("absent", rule);
    for (const { operations } of [settings, twin]) {
      // Without its id, since it can be opened only in its own account.
      const refusal = { kind: "problem", problem: "Console.RuleBusy", part: "rule" };
      expect(await operations.ask(request(rule))).toEqual({ kind: "refused", refusal });
    }
  });

  it("have a queue each", async () => {
    const [first, second] = ofOneLoadBalancer();
    const absent = await queued("absent", first);
    const operation = await accepted(settings, request(second));
    await ended(settings, operation.id);
    const { rows } = await database.pool.query("select state, lease_owner from operations where id = $1", [absent]);
    expect(rows).toEqual([{ state: "queued", lease_owner: null }]);
  });
});

it("an account whose cloud hangs, and one whose keys fail, touch no other", async () => {
  const stuck = Array.from({ length: 100 }, (_, place) => ({
    region,
    loadBalancerId: `lb-hang-${place}`,
    listenerId: "lbl-1",
    locationId: `loc-hang-${place}`,
  }));
  for (const rule of stuck) await queued("hanging", rule, "100010029999");
  const keyless = await queued("keyless", { ...ofOneLoadBalancer()[0] });
  await expect.poll(() => hostile.seen.length, { timeout: 20_000 }).toBeGreaterThan(50);

  const operation = await accepted(settings, request(ofOneLoadBalancer()[0]));
  await ended(settings, operation.id);
  expect(await session("keyless").operations.detail(keyless)).toMatchObject({ operation: { state: "queued" } });
  expect(session("keyless").account.accountId).toBeNull();
  expect(engine.health()).toMatchObject({ engine: "running" });
  // The one that hangs takes connections, and a refusal of keys is an answer.
  expect(reach()).toBe("reachable");
});

it("a session shows every account that the person may use", () => {
  const shown = classic.accounts.map(({ id }) => id);
  expect(shown).toEqual([settingsAccountId, "classic", "twin", "hanging", "keyless"]);
  expect(classic.accounts[1]).toEqual(classic.account);
});

it("there is no session in an account that the console doesn't have", () => {
  expect(() => session("nobody")).toThrow(expect.objectContaining({ code: "Console.UnknownAccount" }));
});
