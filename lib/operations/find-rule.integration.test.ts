import { expect, it } from "vitest";
import { findRule } from "#lib/operations/find-rule.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { type ListFilter, listOperations } from "#lib/operations/store/list.ts";
import { testBed, wish } from "#lib/operations/testing/setup.ts";

const { toy, database } = await testBed();
const operations = {
  list: async (filter: ListFilter) => ({ ...(await listOperations(database.query, "settings", filter)), usualMs: {} }),
};
const link = { region: "ap-guangzhou", locationId: "loc-found", loadBalancerId: "lb-link", listenerId: "lbl-link" };
const { region, locationId } = link;

it("is where its newest operation says, and where the link does until there is one", async () => {
  expect(await findRule(operations, link)).toEqual({ address: link, name: null });
  await insertOperation(database.query, wish(toy, { loadBalancerId: "lb-true", locationId }));
  expect(await findRule(operations, link)).toEqual({
    address: { region, loadBalancerId: "lb-true", listenerId: "lbl-1", locationId },
    name: "shop.example.com/pay",
  });
});

it.each([{ loadBalancerId: "" }, { listenerId: "lbl-" }, { locationId: "x" }, { region: "nowhere\0" }])(
  "is nowhere by an address that is none: %j",
  async (odd) => {
    expect(await findRule(operations, { ...link, locationId: "loc-unknown", ...odd })).toBeNull();
  },
);
