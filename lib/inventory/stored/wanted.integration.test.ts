import { eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { createDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { loadBalancers } from "#lib/inventory/schema.ts";
import { claimLoadBalancers, hasten, isWanted } from "#lib/inventory/stored/claim.ts";
import { type Detail, storeDetail } from "#lib/inventory/stored/store-detail.ts";
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

/** Whether it is to be read again after a reading during which something happened. */
async function isWantedAfter(happened: () => Promise<unknown>): Promise<boolean> {
  await hasten(query, [scopeId], loadBalancerId);
  const [claimed] = await claimLoadBalancers(query, "reader", new Map([[scopeId, 1]]));
  if (!claimed) throw new Error("nothing was claimed");
  await happened();
  await storeDetail(query, claimed, detail, 3_600_000, async () => {});
  const [row] = await query.select().from(loadBalancers).where(eq(loadBalancers.loadBalancerId, loadBalancerId));
  return row !== undefined && isWanted(row);
}

it("is read once more if it has changed since the reading began", async () => {
  expect(await isWantedAfter(() => hasten(query, [scopeId], loadBalancerId, true))).toBe(true);
});

it("isn't read twice for a person who looks at it, or for nobody", async () => {
  expect(await isWantedAfter(() => hasten(query, [scopeId], loadBalancerId))).toBe(false);
  expect(await isWantedAfter(async () => {})).toBe(false);
});
