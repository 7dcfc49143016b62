import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BindingFilter, type BindingSort, bindingSorts } from "#lib/api/contract/binding-filters.ts";
import { inventoryProgressSchema, type StoredRules, storedRulesSchema } from "#lib/api/contract/stored-inventory.ts";
import type { Binding } from "#lib/binding/types.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { CloudError } from "#lib/cloud/failure.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { patientClient } from "#lib/db/patient-client.ts";
import { makeSearchIndex } from "#lib/db/search-index.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { listeners, loadBalancers, scopes } from "#lib/inventory/schema.ts";
import { listRules, rulesSearch } from "#lib/inventory/stored/rules-list.ts";
import { createStored } from "#lib/inventory/stored/stored.ts";
import { type Planted, plant } from "#lib/inventory/stored/testing/planted.ts";

// The list of bindings, on rows planted into the stored inventory.

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query } = database;
const owner = { account: "settings", realm: "sandbox", accountId: "100" };
const stored = createStored({
  database,
  client: { identity: async () => ({ accountId: "100", principalId: "100", arn: "qcs::cam::uin/100:uin/100" }) },
  account: { id: owner.account, realm: owner.realm },
  sync: null,
});

function calls(name: string, qualifier: string, weight: number, namespace = "default"): Binding {
  return { function: { namespace, name, qualifier, qualifierType: "VERSION" }, weight };
}

const gateway = { LoadBalancerId: "lb-gate", LoadBalancerName: "支付网关", LoadBalancerVips: ["203.0.113.7"] };
const edge = {
  LoadBalancerId: "lb-edge",
  LoadBalancerName: "Edge",
  Tags: [{ TagKey: "team", TagValue: "checkout" }],
};
const guangzhou = "ap-guangzhou";
const singapore = "ap-singapore";
const planted: Planted[] = [
  { region: guangzhou, loadBalancer: gateway, locationId: "loc-free", domain: "a.example.com" },
  { region: guangzhou, loadBalancer: gateway, locationId: "loc-servers", domain: "b.example.com", servers: 3 },
  { region: guangzhou, loadBalancer: gateway, locationId: "loc-redirect", domain: "c.example.com", redirect: true },
  { region: guangzhou, loadBalancer: gateway, locationId: "loc-unread", domain: "d.example.com", unread: true },
  {
    region: guangzhou,
    loadBalancer: gateway,
    locationId: "loc-pay",
    domain: "pay.example.com",
    url: "/Pay",
    port: 443,
    binding: calls("pay", "$LATEST", 10, "shop"),
  },
  {
    region: singapore,
    loadBalancer: edge,
    locationId: "loc-hello",
    domain: "pay.example.com",
    url: "/hello",
    binding: calls("hello", "3", 0),
  },
];

beforeAll(async () => {
  await plant(query, owner, planted);
  await plant(query, { ...owner, accountId: "200" }, [
    { region: guangzhou, loadBalancer: gateway, locationId: "loc-other", domain: "a.example.com" },
  ]);
  const client = patientClient(database);
  await client.connect();
  await makeSearchIndex(client, rulesSearch).finally(() => client.end());
});

afterAll(() => database.close());

async function found(filter: BindingFilter): Promise<string[]> {
  return (await stored.rules(filter)).items.map(({ locationId }) => locationId);
}

const all = ["loc-free", "loc-servers", "loc-redirect", "loc-unread", "loc-hello", "loc-pay"];

it("shows every rule of the account, and of no other, with what it sends to", async () => {
  const page = await stored.rules({});
  expect(storedRulesSchema.parse(page)).toEqual(page);
  expect([...page.items.map(({ locationId }) => locationId)].sort()).toEqual([...all].sort());
  expect(page).toMatchObject({ total: 6, capped: false, next: null, previous: null });
  expect(page.items.find(({ locationId }) => locationId === "loc-pay")).toMatchObject({
    region: guangzhou,
    loadBalancer: { loadBalancerId: "lb-gate", name: "支付网关" },
    listener: { protocol: "HTTPS", port: 443 },
    domain: "pay.example.com",
    url: "/Pay",
    target: "function",
    binding: calls("pay", "$LATEST", 10, "shop"),
  });
  expect(page.items.find(({ locationId }) => locationId === "loc-servers")).toMatchObject({
    target: "servers",
    serverCount: 3,
    binding: null,
  });
});

it.each<[BindingFilter, string[]]>([
  [{ region: singapore }, ["loc-hello"]],
  [{ region: "ap-nowhere" }, []],
  [{ target: "function" }, ["loc-hello", "loc-pay"]],
  [{ target: "none" }, ["loc-free"]],
  [{ target: "servers" }, ["loc-servers"]],
  [{ target: "redirect" }, ["loc-redirect"]],
  [{ target: "unknown" }, ["loc-unread"]],
  [{ namespace: "shop" }, ["loc-pay"]],
  [{ function: "hello" }, ["loc-hello"]],
  [{ qualifier: "$LATEST" }, ["loc-pay"]],
  [{ weight: 0 }, ["loc-hello"]],
  [{ loadBalancerId: "lb-edge" }, ["loc-hello"]],
  [{ locationId: "loc-pay" }, ["loc-pay"]],
  [{ region: guangzhou, search: "pay" }, ["loc-pay"]],
])("narrows by %o", async (filter, expected) => {
  expect((await found(filter)).sort()).toEqual(expected);
});

describe("a search", () => {
  it.each([
    ["支付 /pay", ["loc-pay"]],
    ["付", ["loc-free", "loc-pay", "loc-redirect", "loc-servers", "loc-unread"]],
    ["PAY.example.com/hello", ["loc-hello"]],
    ["checkout", ["loc-hello"]],
    ["203.0.113.7 shop", ["loc-pay"]],
    ["lb-edge", ["loc-hello"]],
    ["ed", ["loc-hello"]],
    ["%", []],
    ["nowhere", []],
  ])("finds rules by any part of what they and their load balancer are known by: %s", async (search, expected) => {
    expect((await found({ search })).sort()).toEqual(expected);
    expect(await stored.rules({ search })).toMatchObject({ total: expected.length, capped: false });
  });

  it("reads the rows in their order where the index finds too many", async () => {
    const many = Array.from({ length: 1_001 }, (_, at) => ({
      region: guangzhou,
      loadBalancer: edge,
      locationId: `loc-${at}`,
      domain: `n${at}.many.example.org`,
    }));
    const crowded = { ...owner, accountId: "300" };
    const places = await plant(query, crowded, many);
    const page = await listRules(query, places, { search: "many.example" });
    expect(page).toMatchObject({ total: 1_000, capped: true });
    expect(page.items).toHaveLength(50);
    expect(await listRules(query, places, { search: "n1000.many" })).toMatchObject({ total: 1, capped: false });
  });
});

/** The keys of the rows of all pages of two, first to last, then back from the last to the first. */
async function thereAndBack(sort: BindingSort) {
  const places = new Map(
    (await query.select().from(scopes).where(eq(scopes.accountId, "100"))).map((s) => [s.id, s.region]),
  );
  const pages: StoredRules[] = [];
  let page = await listRules(query, places, { sort }, { limit: 2 });
  for (;;) {
    pages.push(page);
    if (page.next === null) break;
    page = await listRules(query, places, { sort, after: page.next }, { limit: 2 });
  }
  const back = [page];
  while (page.previous !== null) {
    page = await listRules(query, places, { sort, before: page.previous }, { limit: 2 });
    back.unshift(page);
  }
  const ids = (of: StoredRules[]) => of.map(({ items }) => items.map(({ locationId }) => locationId));
  return { there: ids(pages), back: ids(back) };
}

describe("the pages", () => {
  it.each(bindingSorts)("are the same in both directions, each row once, by %s", async (sort) => {
    const { there, back } = await thereAndBack(sort);
    expect(there.map((page) => page.length)).toEqual([2, 2, 2]);
    expect(there.flat().toSorted()).toEqual([...all].sort());
    expect(back).toEqual(there);
  });

  it("have rules without a function last, whichever way they are sorted", async () => {
    for (const sort of ["function", "-function", "weight", "-weight"] as const) {
      expect((await found({ sort })).slice(0, 2).toSorted()).toEqual(["loc-hello", "loc-pay"]);
    }
    expect((await found({ sort: "weight" }))[0]).toBe("loc-hello");
    expect((await found({ sort: "-weight" }))[0]).toBe("loc-pay");
    expect((await found({ sort: "-function" }))[0]).toBe("loc-pay");
  });

  it("begin at the first one where a key is of another order, or none", async () => {
    const first = await found({});
    for (const after of ["nonsense", Buffer.from('["x",1]').toString("base64url")]) {
      expect(await found({ after })).toEqual(first);
    }
  });
});

it("every rule of a filter is read page by page", async () => {
  const pages = await Array.fromAsync(stored.allRules({ region: guangzhou }));
  expect(pages.flat().map(({ locationId }) => locationId)).toEqual(await found({ region: guangzhou }));
});

it("shows a rule whose listener isn't known", async () => {
  await query.delete(listeners).where(eq(listeners.listenerId, "lbl-lb-edge-80"));
  const { items } = await stored.rules({ loadBalancerId: "lb-edge" });
  expect(items).toMatchObject([{ listener: { protocol: null, port: null } }]);
});

it("tells how far the inventory has been read, and what the keys may not read", async () => {
  expect(await stored.progress()).toMatchObject({
    on: false,
    known: 2,
    read: 2,
    unlisted: 2,
    secondsLeft: 0,
    failures: [],
  });
  const failure = { code: "UnauthorizedOperation", message: "no", action: "clb:DescribeListeners" };
  await query.update(loadBalancers).set({ readAt: null, failure }).where(eq(loadBalancers.loadBalancerId, "lb-edge"));
  await query.update(scopes).set({ total: 121, readAt: new Date() }).where(eq(scopes.region, singapore));
  const progress = await stored.progress();
  expect(inventoryProgressSchema.parse(progress)).toEqual(progress);
  expect(progress).toMatchObject({ known: 122, read: 1, unlisted: 1, secondsLeft: 11 });
  expect(progress.failures).toMatchObject([
    { ...failure, count: 1, permission: { action: "clb:DescribeListeners", keys: null } },
  ]);
});

describe("while the cloud doesn't tell whose the keys are", () => {
  const away = new CloudError({ kind: "not-sent", reason: "unreachable", detail: "connect ECONNREFUSED" });
  const storedWith = (identity: CloudClient["identity"], realm = owner.realm) =>
    createStored({ database, client: { identity }, account: { id: owner.account, realm }, sync: null });

  beforeAll(async () => {
    const ofOwner = and(eq(scopes.accountId, owner.accountId), eq(scopes.region, guangzhou));
    await query.update(scopes).set({ readAt: new Date() }).where(ofOwner);
  });

  it.each([
    ["that it can't be reached", () => Promise.reject(away)],
    [
      "nothing",
      (signal?: AbortSignal) =>
        new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    ],
  ])("and says %s, what was read last is shown", async (_, identity) => {
    const { items } = await storedWith(identity).rules({ region: guangzhou });
    expect(items.map(({ locationId }) => locationId)).toContain("loc-pay");
    expect(items.map(({ locationId }) => locationId)).not.toContain("loc-other");
  });

  it("but refuses the keys, nothing is shown", async () => {
    const refused = new CloudError({
      kind: "refused",
      code: "AuthFailure.SecretIdNotFound",
      message: "",
      requestId: null,
    });
    await expect(storedWith(() => Promise.reject(refused)).rules({})).rejects.toBe(refused);
  });

  it("its failure is told where nothing was read", async () => {
    await expect(storedWith(() => Promise.reject(away), "elsewhere").rules({})).rejects.toBe(away);
  });
});

describe("the figures of each region", () => {
  it("are as many as the list that they link to", async () => {
    const figures = await stored.byRegion();
    expect(figures.map(({ region }) => region)).toEqual([guangzhou, singapore]);
    for (const { region, total, bound, free } of figures) {
      const counted = async (filter: BindingFilter) => (await stored.rules({ region, ...filter })).total;
      expect(await counted({})).toBe(total);
      expect(await counted({ target: "function" })).toBe(bound);
      expect(await counted({ target: "none" })).toBe(free);
    }
    expect(figures[0]?.bound).toBeGreaterThan(0);
  });
});
