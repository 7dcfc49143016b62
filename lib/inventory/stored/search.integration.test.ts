import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundRulesSchema } from "#lib/api/contract/inventory.ts";
import { foundSchema } from "#lib/api/contract/search.ts";
import { findRules } from "#lib/api/find-rules.ts";
import { searchEverything } from "#lib/api/search.ts";
import { listFunctions } from "#lib/cloud/catalogue/scf.ts";
import { CloudError } from "#lib/cloud/failure.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { functions, namespaces } from "#lib/inventory/schema.ts";
import { functionSearchText } from "#lib/inventory/stored/rows.ts";
import { createStored } from "#lib/inventory/stored/stored.ts";
import { plant } from "#lib/inventory/stored/testing/planted.ts";

// What the palette finds, on rows planted into the stored inventory.

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query } = database;
const owner = { account: "settings", realm: "sandbox", accountId: "100" };
const account = { id: owner.account, realm: owner.realm };
const identity = async () => ({ accountId: "100", principalId: "100", arn: "qcs::cam::uin/100:uin/100" });
const stored = createStored({ database, client: { identity }, account, sync: null });

const guangzhou = "ap-guangzhou";
const singapore = "ap-singapore";
const shop = { LoadBalancerId: "lb-shop", LoadBalancerName: "shop", LoadBalancerVips: ["203.0.113.7"] };
const edge = { LoadBalancerId: "lb-edge", LoadBalancerName: "边缘 shop-edge" };
const wild = { LoadBalancerId: "lb-wild", LoadBalancerName: "Anything" };

function functionRow(scopeId: number, namespace: string, name: string, description: string) {
  const [facts] =
    listFunctions.response.parse({
      Functions: [{ FunctionName: name, Namespace: namespace, Description: description, Runtime: "Nodejs18.15" }],
      TotalCount: 1,
    }).Functions ?? [];
  if (!facts) throw new Error("the planted function can't be parsed");
  const search = functionSearchText(name, namespace, description);
  return { scopeId, namespace, name, facts, listedAt: new Date(), search };
}

beforeAll(async () => {
  const places = await plant(query, owner, [
    { region: guangzhou, loadBalancer: shop, locationId: "loc-root", domain: "pay.example.com", port: 443 },
    { region: guangzhou, loadBalancer: shop, locationId: "loc-api", domain: "pay.example.com", url: "/api", port: 443 },
    { region: singapore, loadBalancer: edge, locationId: "loc-far", domain: "Pay.example.com", url: "/api" },
    { region: singapore, loadBalancer: wild, locationId: "loc-wild", domain: "*.example.com", url: "/" },
    ...Array.from({ length: 7 }, (_, at) => {
      return { region: guangzhou, loadBalancer: wild, locationId: `loc-many-${at}`, domain: `many${at}.example.org` };
    }),
  ]);
  await plant(query, { ...owner, accountId: "200" }, [
    { region: guangzhou, loadBalancer: shop, locationId: "loc-other", domain: "pay.example.com" },
  ]);
  const scopeId = [...places].find(([, region]) => region === singapore)?.[0] ?? 0;
  for (const name of ["default", "shop"])
    await query.insert(namespaces).values({ scopeId, name, description: "", listedAt: new Date() });
  await query
    .insert(functions)
    .values([
      functionRow(scopeId, "default", "pay-refund", "退款"),
      functionRow(scopeId, "shop", "pay", ""),
      functionRow(scopeId, "default", "pay", ""),
    ]);
});

afterAll(() => database.close());

const nobody = new AbortController().signal;

async function found(text: string, address: { domain?: string; path?: string; protocol?: string; port?: number } = {}) {
  const { rules, loadBalancers, functions: called } = await stored.search({ search: text, ...address });
  return {
    rules: rules.items.map(({ locationId }) => locationId),
    loadBalancers: loadBalancers.map(({ loadBalancerId }) => loadBalancerId),
    functions: called.map(({ namespace, name }) => `${namespace}/${name}`),
  };
}

describe("a search over everything stored", () => {
  it("finds load balancers of every region by name, id and address, the one of that name first", async () => {
    expect((await found("SHOP")).loadBalancers).toEqual(["lb-shop", "lb-edge"]);
    expect((await found("lb-edge")).loadBalancers).toEqual(["lb-edge"]);
    expect((await found("边缘")).loadBalancers).toEqual(["lb-edge"]);
    expect((await found("203.0.113.7")).loadBalancers).toEqual(["lb-shop"]);
  });

  it("finds functions by name, namespace and description, those of that name first", async () => {
    expect((await found("pay")).functions).toEqual(["default/pay", "shop/pay", "default/pay-refund"]);
    expect((await found("退款")).functions).toEqual(["default/pay-refund"]);
    expect((await found("shop pay")).functions).toEqual(["shop/pay"]);
  });

  it("shows a few rules and says how many there are", async () => {
    const { rules } = await stored.search({ search: "example.org" });
    expect(rules.items).toHaveLength(5);
    expect(rules).toMatchObject({ total: 7, capped: false });
  });

  it("finds nothing of another account", async () => {
    expect((await found("loc-other")).rules).toEqual([]);
  });
});

describe("a pasted address", () => {
  it("is answered by the longest path of each listener, in every region, and by the domain before a wildcard", async () => {
    const { rules } = await found("no-such-word", { domain: "pay.example.com", path: "/api/orders" });
    expect(rules.toSorted()).toEqual(["loc-api", "loc-far", "loc-wild"]);
  });

  it("is answered by a wildcard above it", async () => {
    expect((await found("no-such-word", { domain: "new.pay.example.com", path: "/" })).rules).toEqual(["loc-wild"]);
  });

  it("is narrowed by protocol and port", async () => {
    const address = { domain: "pay.example.com", path: "/", protocol: "HTTPS", port: 443 };
    expect((await found("no-such-word", address)).rules).toEqual(["loc-root"]);
  });
});

describe("the answer", () => {
  const none = { items: [], total: 0, capped: false, next: null, previous: null, usualMs: {} };
  const operations = { list: async () => none };

  it("keeps the contract", async () => {
    const answer = await searchEverything({ stored, operations }, { search: "pay" }, nobody);
    expect(foundSchema.parse(answer)).toEqual(answer);
    expect(answer.inventory?.rules.items.length).toBeGreaterThan(0);
  });

  it("has the operations, too, while the cloud doesn't say whose keys these are", async () => {
    const refused = async () => {
      throw new CloudError({ kind: "refused", code: "AuthFailure", message: "no", requestId: null });
    };
    const unknown = createStored({ database, client: { identity: refused }, account, sync: null });
    const answer = await searchEverything({ stored: unknown, operations }, { search: "pay" }, nobody);
    expect(answer).toEqual({ inventory: null, operations: { items: [], total: 0, capped: false } });
  });
});

describe("the rules that are pasted into the bind form", () => {
  const asked: string[] = [];
  const inventory = {
    findRules: async ({ region }: { region: string }) => {
      asked.push(region);
      return { items: [], searched: 1, total: 1 };
    },
  };
  const find = (sought: Parameters<typeof findRules>[1]) =>
    findRules({ stored, inventory, language: "en-US" }, sought, nobody);

  it("are those that the inventory of all regions knows, with their age, and the cloud isn't asked", async () => {
    const answer = await find({ domain: "pay.example.com", path: "/api/orders", protocol: "HTTP" });
    expect(foundRulesSchema.parse(answer)).toEqual(answer);
    expect(answer.items).toMatchObject([
      { region: singapore, locationId: "loc-far" },
      { region: singapore, locationId: "loc-wild" },
    ]);
    expect(answer.items.map(({ readAt }) => typeof readAt)).toEqual(["string", "string"]);
    expect((await find({ locationId: "loc-root" })).items).toMatchObject([{ region: guangzhou }]);
    expect((await find({ listenerId: "lbl-lb-shop-443" })).items).toHaveLength(2);
    expect(asked).toEqual([]);
  });

  it("are asked of the cloud where the inventory of that region doesn't know them", async () => {
    await find({ region: guangzhou, locationId: "loc-far" });
    await find({ locationId: "loc-unknown" });
    expect(asked).toEqual([guangzhou]);
  });
});
