import { expect, it } from "vitest";
import { CloudError } from "#lib/cloud/failure.ts";
import { createStored } from "#lib/inventory/stored/stored.ts";
import { plant } from "#lib/inventory/stored/testing/planted.ts";
import { findRule } from "#lib/operations/find-rule.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { type ListFilter, listOperations } from "#lib/operations/store/list.ts";
import { testBed, wish } from "#lib/operations/testing/setup.ts";

const { toy, database } = await testBed();
const operations = {
  list: async (filter: ListFilter) => ({ ...(await listOperations(database.query, "settings", filter)), usualMs: {} }),
};
const owner = { account: "settings", realm: "toy", accountId: toy.accountId };
const stored = createStored({
  database,
  client: { identity: async () => ({ accountId: toy.accountId, principalId: toy.accountId, arn: null }) },
  account: { id: owner.account, realm: owner.realm },
  sync: null,
});
const away = createStored({
  database,
  client: {
    identity: () => Promise.reject(new CloudError({ kind: "not-sent", reason: "unreachable", detail: "away" })),
  },
  account: { id: owner.account, realm: owner.realm },
  sync: null,
});
const link = { region: "ap-guangzhou", locationId: "loc-found", loadBalancerId: "lb-link", listenerId: "lbl-link" };
const { region, locationId } = link;

it("is where its newest operation says, and where the link does until there is one", async () => {
  expect(await findRule({ operations, stored }, link)).toEqual({ address: link, name: null });
  await insertOperation(database.query, wish(toy, { loadBalancerId: "lb-true", locationId }));
  expect(await findRule({ operations, stored }, link)).toEqual({
    address: { region, loadBalancerId: "lb-true", listenerId: "lbl-1", locationId },
    name: "shop.example.com/pay",
  });
});

it("is where the inventory has seen it, before all else", async () => {
  const seen = { region, loadBalancer: { LoadBalancerId: "lb-seen" }, locationId, domain: "seen.example.com" };
  await plant(database.query, owner, [seen]);
  expect(await findRule({ operations, stored }, link)).toEqual({
    address: { region, loadBalancerId: "lb-seen", listenerId: "lbl-lb-seen-80", locationId },
    name: "seen.example.com/",
  });
  expect(await findRule({ operations, stored: away }, link)).toMatchObject({ address: { loadBalancerId: "lb-true" } });
});

it.each([{ loadBalancerId: "" }, { listenerId: "lbl-" }, { locationId: "x" }, { region: "nowhere\0" }])(
  "is nowhere by an address that is none: %j",
  async (odd) => {
    expect(await findRule({ operations, stored }, { ...link, locationId: "loc-unknown", ...odd })).toBeNull();
  },
);
