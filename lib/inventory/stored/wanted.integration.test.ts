import { eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { loadBalancers } from "#lib/inventory/schema.ts";
import { claimLoadBalancers, claimScopes, hasten, isWanted } from "#lib/inventory/stored/claim.ts";
import { type Detail, storeDetail } from "#lib/inventory/stored/store-detail.ts";
import { storeLoadBalancers } from "#lib/inventory/stored/store-lists.ts";
import { plant } from "#lib/inventory/stored/testing/planted.ts";

// A load balancer that somebody waits for while it is being read.

const { url } = await createTestDatabase();
const database = await createDatabase(url);
await migrate(database);
const { query } = database;
const owner = { account: "settings", realm: "intl", accountId: "100010020001" };
const loadBalancerId = "lb-wanted00";
const [scopeId = 0] = (
  await plant(query, owner, [
    {
      region: "ap-guangzhou",
      loadBalancer: { LoadBalancerId: loadBalancerId },
      locationId: "loc-1",
      domain: "a.example",
    },
  ])
).keys();

afterAll(() => database.close());

const detail: Detail = { listeners: [], whole: false, failure: null, targetsOf: () => null };

/** The row after a reading during which something happened. */
async function rowAfter(happened: () => Promise<unknown>) {
  await hasten(query, [scopeId], loadBalancerId);
  const [claimed] = await claimLoadBalancers(query, "reader", new Map([[scopeId, 1]]));
  if (!claimed) throw new Error("nothing was claimed");
  await happened();
  await storeDetail(query, claimed, detail, 3_600_000, async () => {});
  const [row] = await query.select().from(loadBalancers).where(eq(loadBalancers.loadBalancerId, loadBalancerId));
  if (!row) throw new Error("the row is gone");
  return row;
}

/** Whether it is to be read again after such a reading. */
async function isWantedAfter(happened: () => Promise<unknown>): Promise<boolean> {
  return isWanted(await rowAfter(happened));
}

it("is read once more if it has changed since the reading began", async () => {
  expect(await isWantedAfter(() => hasten(query, [scopeId], loadBalancerId, true))).toBe(true);
});

it("isn't read twice for a person who looks at it, or for nobody", async () => {
  expect(await isWantedAfter(() => hasten(query, [scopeId], loadBalancerId))).toBe(false);
  expect(await isWantedAfter(async () => {})).toBe(false);
});

it("is read once more if its name has changed since the reading began, since its rules are searched by it", async () => {
  const renamed = async () => {
    const [scope] = await claimScopes(query, "lister", new Map([[scopeId, 1]]));
    const [row] = await query.select().from(loadBalancers);
    if (!scope || !row) throw new Error("nothing was claimed");
    const items = [{ ...row.facts, LoadBalancerName: "another name" }];
    await storeLoadBalancers(query, scope, { items, nextOffset: null, total: 1, whole: true }, 3_600_000, null);
  };
  expect((await rowAfter(renamed)).nextReadAt.getTime()).toBeLessThanOrEqual(Date.now());
});
