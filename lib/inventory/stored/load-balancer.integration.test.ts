import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { soughtLoadBalancerSchema } from "#lib/api/contract/stored-load-balancer.ts";
import type { LoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer.ts";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { loadBalancers, scopes } from "#lib/inventory/schema.ts";
import { createStored } from "#lib/inventory/stored/stored.ts";
import { type Planted, plant } from "#lib/inventory/stored/testing/planted.ts";

// A load balancer as its page shows it, on rows planted into the stored inventory.

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query } = database;
const owner = { account: "settings", realm: "sandbox", accountId: "100" };
const region = "ap-guangzhou";
const wanted: string[] = [];
const stored = createStored({
  database,
  client: { identity: async () => ({ accountId: "100", principalId: "100", arn: "qcs::cam::uin/100:uin/100" }) },
  account: { id: owner.account, realm: owner.realm },
  sync: {
    start() {},
    stop: async () => {},
    wants: async (_, loadBalancerId) => void wanted.push(loadBalancerId),
    forget: async () => {},
  },
});

const gateway: Partial<LoadBalancer> & { LoadBalancerId: string } = {
  LoadBalancerId: "lb-gate",
  LoadBalancerName: "支付网关",
  LoadBalancerVips: ["203.0.113.7"],
  LoadBalancerType: "OPEN",
  Forward: 1,
  Status: 1,
  VpcId: "vpc-1",
  NumericalVpcId: 7,
  AddressIPVersion: "ipv4",
  CreateTime: "2026-01-02 03:04:05",
  Tags: [{ TagKey: "team", TagValue: "pay" }],
};
const on = { region, loadBalancer: gateway };
const pay = { function: { namespace: "default", name: "pay", qualifier: "3" }, weight: 20 };
const planted: Planted[] = [
  { ...on, locationId: "loc-b", domain: "b.example.com", servers: 2 },
  { ...on, locationId: "loc-a", domain: "a.example.com", port: 443, binding: pay },
  { ...on, locationId: "loc-c", domain: "c.example.com", redirect: true },
  { ...on, locationId: "loc-d", domain: "d.example.com", unread: true },
];
const ofGateway = and(eq(loadBalancers.loadBalancerId, "lb-gate"));

beforeEach(async () => {
  wanted.length = 0;
  await query.delete(scopes);
  await plant(query, owner, planted);
});

afterAll(() => database.close());

async function read(loadBalancerId: string) {
  return soughtLoadBalancerSchema.strict().parse(await stored.loadBalancer({ region, loadBalancerId }));
}

it("shows its listeners by port, with their rules, their bindings and what speaks against a binding", async () => {
  const { on, found } = await read("lb-gate");
  expect(on).toBe(true);
  expect(found).toMatchObject({
    name: "支付网关",
    address: "203.0.113.7",
    createdAt: "2026-01-02 03:04:05",
    tags: [{ key: "team", value: "pay" }],
    verdict: { kind: "eligible" },
    ruleCount: 4,
    failure: null,
  });
  const [http, https] = found?.listeners ?? [];
  expect([http?.port, https?.port]).toEqual([80, 443]);
  expect(http?.rules.map(({ domain, target, verdict }) => [domain, target, verdict])).toEqual([
    ["b.example.com", "servers", { kind: "warning", reasons: expect.arrayContaining(["rule-has-servers"]) }],
    ["c.example.com", "redirect", { kind: "ineligible", reason: "rule-redirects" }],
    ["d.example.com", "unknown", { kind: "ineligible", reason: "rule-binding-unknown" }],
  ]);
  expect(https?.rules).toMatchObject([{ locationId: "loc-a", binding: pay }]);
});

it("has it read again for whoever looks, but not what was read just now, and not what failed before its time", async () => {
  await read("lb-gate");
  expect(wanted).toEqual([]);
  await query.update(loadBalancers).set({ readAt: sql`now() - interval '1 minute'` }).where(ofGateway);
  await read("lb-gate");
  expect(wanted).toEqual(["lb-gate"]);
  await query.update(loadBalancers).set({ failures: 1 }).where(ofGateway);
  await read("lb-gate");
  expect(wanted).toEqual(["lb-gate"]);
});

it("names the permission that is missing", async () => {
  const failure = { code: "UnauthorizedOperation", message: "no", action: "clb:DescribeTargets" };
  await query.update(loadBalancers).set({ failure }).where(ofGateway);
  expect((await read("lb-gate")).found?.failure?.permission).toMatchObject({ action: "clb:DescribeTargets" });
});

it("what isn't known is looked for in its region's list, and says when that was last read", async () => {
  expect(await read("lb-else")).toEqual({ on: true, found: null, listedAt: null });
  expect(wanted).toEqual(["lb-else"]);
  await query.update(scopes).set({ readAt: sql`now()` });
  const { listedAt } = await read("lb-else");
  expect(Date.parse(listedAt ?? "")).toBeGreaterThan(0);
  expect(wanted).toEqual(["lb-else"]);
});

it("shows the first 500 of more rules, and how many there are", async () => {
  const many = Array.from({ length: 501 }, (_, at) => ({
    ...on,
    locationId: `loc-${at}`,
    domain: `m${at}.example.com`,
  }));
  await plant(query, owner, many);
  const { found } = await read("lb-gate");
  expect(found?.ruleCount).toBe(505);
  expect(found?.listeners.flatMap(({ rules }) => rules)).toHaveLength(500);
});
