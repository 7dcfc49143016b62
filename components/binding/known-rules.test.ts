import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { knownRules } from "#components/binding/known-rules.ts";
import { listenersQuery, rulesQuery } from "#components/data/inventory-queries.ts";
import { invalidate } from "#components/data/query-keys.ts";
import type { ListenerItem, Page, RuleItem } from "#lib/api/contract/inventory.ts";

const eligible = { kind: "eligible" } as const;
const region = "ap-guangzhou";
const inside = { region, loadBalancerId: "lb-1" };

function listener(listenerId: string, verdict: ListenerItem["verdict"] = eligible): ListenerItem {
  return { listenerId, name: "", protocol: "HTTP", port: 80, certificates: [], ruleCount: 2, verdict };
}

function rule(locationId: string, rest: Partial<RuleItem> = {}): RuleItem {
  return { locationId, domain: "a.example", url: "/", binding: null, serverCount: 0, verdict: eligible, ...rest };
}

function page<Item>(...items: Item[]): Page<Item> {
  return { items, total: items.length, nextOffset: null };
}

const binding = { function: { namespace: "default", name: "f", qualifier: "1" }, weight: 10 };
const redirect = { verdict: { kind: "ineligible", reason: "rule-redirects" } } as const;

function clientWithOneListener(): QueryClient {
  const client = new QueryClient();
  const layer4 = listener("lbl-4", { kind: "ineligible", reason: "listener-layer-4" });
  client.setQueryData(listenersQuery({}, inside).queryKey, page(listener("lbl-1"), layer4));
  return client;
}

it("counts the rules of a load balancer of which each listener that can bind was read", () => {
  const client = clientWithOneListener();
  expect(knownRules(client, {}, region).size).toBe(0);
  const rules = page(rule("loc-1"), rule("loc-2", { binding }), rule("loc-3", redirect));
  client.setQueryData(rulesQuery({}, { ...inside, listenerId: "lbl-1" }).queryKey, rules);
  expect([...knownRules(client, {}, region)]).toEqual([["lb-1", { free: 1, bound: 1 }]]);
  expect(knownRules(client, { account: "other" }, region).size).toBe(0);
  expect(knownRules(client, {}, "ap-tokyo").size).toBe(0);
});

it("says nothing of what was read long ago, or was outdated by a change", async () => {
  const client = clientWithOneListener();
  const { queryKey } = rulesQuery({}, { ...inside, listenerId: "lbl-1" });
  client.setQueryData(queryKey, page(rule("loc-1")), { updatedAt: Date.now() - 600_000 });
  expect(knownRules(client, {}, region).size).toBe(0);
  client.setQueryData(queryKey, page(rule("loc-1")));
  expect(knownRules(client, {}, region).size).toBe(1);
  await invalidate(client, "rules");
  expect(knownRules(client, {}, region).size).toBe(0);
});
