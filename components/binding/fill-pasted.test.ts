import { expect, it } from "vitest";
import { fillPasted } from "#components/binding/fill-pasted.ts";
import type { FoundRules } from "#lib/api/contract/inventory.ts";
import type { FindRulesQuery } from "#lib/api/contract/queries.ts";

const here = { region: "ap-guangzhou" };
const ids = { loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" };
const rule = { ...ids, ...here, domain: "shop.example.com", url: "/api", readAt: null };
const far = { ...rule, region: "ap-singapore", readAt: "2026-11-30T12:00:00.000Z" };

function finds(...items: FoundRules["items"]) {
  const asked: FindRulesQuery[] = [];
  const find = async (sought: FindRulesQuery) => {
    asked.push(sought);
    return { items, searched: 100, total: 250 };
  };
  return { find, asked };
}

it("fills the whole entry from a URL", async () => {
  const { find, asked } = finds(rule);
  const filled = await fillPasted(
    "https://shop.example.com/api/orders",
    { ...here, function: "f", weight: "20" },
    find,
  );
  expect(asked).toEqual([
    expect.objectContaining({ domain: "shop.example.com", path: "/api/orders", protocol: "HTTPS", port: 443 }),
  ]);
  const link = { ...here, lb: "lb-1", listener: "lbl-1", rule: "loc-1", function: "f", weight: "20" };
  expect(filled).toEqual({ link, note: { kind: "filled" } });
});

it("fills what several rules have in common, and says how many there are", async () => {
  const { find } = finds(rule, { ...rule, listenerId: "lbl-2", locationId: "loc-2" });
  const filled = await fillPasted("shop.example.com", here, find);
  expect(filled).toEqual({ link: { ...here, lb: "lb-1" }, note: { kind: "several", count: 2 } });
});

it("asks only for the region of what is complete, and replaces what was chosen", async () => {
  const { find, asked } = finds();
  const body = JSON.stringify({ LoadBalancerId: "lb-1", ListenerId: "lbl-1", LocationId: "loc-1" });
  const current = { ...here, lb: "lb-9", listener: "lbl-9", rule: "loc-9", retryOf: "41", function: "f" };
  const { link } = await fillPasted(body, current, find);
  expect(link).toEqual({ ...here, lb: "lb-1", listener: "lbl-1", rule: "loc-1", function: "f" });
  expect(asked).toEqual([{ loadBalancerId: "lb-1" }]);
});

it("says what was searched in vain, and changes nothing", async () => {
  const filled = await fillPasted("loc-9d3kfw2a", here, finds().find);
  expect(filled).toEqual({ link: null, note: { kind: "none", searched: 100, total: 250, region: here.region } });
});

it("says that a region or an answer is missing, or that there is nothing to read", async () => {
  const { find } = finds(rule);
  expect((await fillPasted("shop.example.com", {}, finds().find)).note.kind).toBe("no-region");
  expect((await fillPasted("shop.example.com", here, () => Promise.reject(new Error("away")))).note.kind).toBe(
    "failed",
  );
  expect((await fillPasted("good morning", here, find)).note.kind).toBe("unreadable");
});

it("fills in the region that a rule or a load balancer is known to be in, and says how old that is", async () => {
  const { find, asked } = finds(far);
  const { link, note } = await fillPasted("https://shop.example.com/api/orders", here, find);
  expect(link).toEqual({ region: "ap-singapore", lb: "lb-1", listener: "lbl-1", rule: "loc-1" });
  expect(note).toEqual({ kind: "found", region: "ap-singapore", readAt: far.readAt });
  // The inventory alone: nothing was asked of the cloud.
  expect(asked.map(({ region }) => region)).toEqual([undefined]);
  expect((await fillPasted("lb-1", here, find)).link).toEqual({ region: "ap-singapore", lb: "lb-1" });
});

it("asks the cloud in the form's region for what the inventory doesn't know", async () => {
  const regions: (string | undefined)[] = [];
  const { link } = await fillPasted("loc-1", here, async ({ region }) => {
    regions.push(region);
    return { items: region === undefined ? [] : [rule], searched: 1, total: 1 };
  });
  expect(regions).toEqual([undefined, here.region]);
  expect(link).toEqual({ ...here, lb: "lb-1", listener: "lbl-1", rule: "loc-1" });
});

it("prefers the form's region, and otherwise names the regions where several match", async () => {
  const { find } = finds(rule, far);
  expect((await fillPasted("shop.example.com", here, find)).link).toMatchObject(here);
  expect(await fillPasted("shop.example.com", {}, find)).toEqual({
    link: null,
    note: { kind: "regions", count: 2, regions: [here.region, "ap-singapore"] },
  });
});
