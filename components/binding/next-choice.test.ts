import { expect, it } from "vitest";
import type { Choice } from "#components/binding/draft.ts";
import type { List } from "#components/binding/list.ts";
import { nextEmpty, onlyChoice } from "#components/binding/next-choice.ts";
import type { Picked } from "#components/binding/picked.ts";
import type { Lists } from "#components/binding/use-choice.ts";
import type { LoadBalancerItem, RegionItem, RuleItem } from "#lib/api/contract/inventory.ts";
import type { Verdict } from "#lib/binding/types.ts";

const eligible: Verdict = { kind: "eligible" };
const ineligible: Verdict = { kind: "ineligible", reason: "listener-layer-4" };

function listOf<Item>(...items: Item[]): List<Item> {
  return { items, loading: false, failure: null, missing: [], retry: () => {}, search: null };
}

function listener(listenerId: string, verdict: Verdict = eligible) {
  return { listenerId, name: "", protocol: "HTTP", port: 80, certificates: [], ruleCount: 1, verdict };
}

const region: RegionItem = { id: "r-1", name: "Here", verdict: eligible };
const loadBalancer: LoadBalancerItem = {
  loadBalancerId: "lb-1",
  name: "",
  network: "OPEN",
  ipVersion: "ipv4",
  address: null,
  vpcId: null,
  verdict: eligible,
};
const rule: RuleItem = { locationId: "loc-1", domain: "", url: "/", binding: null, serverCount: 0, verdict: eligible };
const none = { kind: "none" } as const;

function found<Item>(item: Item): Picked<Item> {
  return { kind: "found", id: "", item };
}

/** A load balancer is chosen, and nothing below it. */
const choice: Choice = {
  region: found(region),
  loadBalancerId: found(loadBalancer),
  listenerId: none,
  locationId: none,
  namespace: found({ name: "default", description: "", verdict: eligible }),
  function: none,
  qualifier: none,
  weight: 10,
};
const lists: Lists = {
  region: listOf(region),
  loadBalancerId: listOf(loadBalancer),
  listenerId: listOf(listener("lbl-1"), listener("lbl-2")),
  locationId: listOf<RuleItem>(),
  namespace: listOf(),
  function: listOf(),
  qualifier: listOf(),
};

it("chooses what is the only one that can be bound", () => {
  const listenerId = listOf(listener("lbl-1", ineligible), listener("lbl-2"));
  expect(onlyChoice(choice, { ...lists, listenerId })).toEqual({ field: "listenerId", id: "lbl-2" });
});

it("chooses nothing among several, in what is still read, or in a part of a list", () => {
  expect(onlyChoice(choice, lists)).toBeNull();
  const one = listOf(listener("lbl-1"));
  expect(onlyChoice(choice, { ...lists, listenerId: { ...one, loading: true } })).toBeNull();
  const empty: Choice = { ...choice, loadBalancerId: none };
  const search = { total: 2, answeredQuery: "", onQuery: () => {}, onLoadMore: undefined };
  expect(onlyChoice(empty, { ...lists, loadBalancerId: { ...listOf(loadBalancer), search } })).toBeNull();
  const narrowed = { ...search, total: 1, answeredQuery: "shop" };
  expect(onlyChoice(empty, { ...lists, loadBalancerId: { ...listOf(loadBalancer), search: narrowed } })).toBeNull();
});

it("never chooses what a link named and what isn't there", () => {
  const one = { ...lists, listenerId: listOf(listener("lbl-1")) };
  expect(onlyChoice({ ...choice, listenerId: { kind: "missing", id: "lbl-9" } }, one)).toBeNull();
});

it("goes on to the next empty field, past what is chosen, once that is read", () => {
  expect(nextEmpty("loadBalancerId", choice, lists)).toBe("listenerId");
  const read = { ...choice, listenerId: found(listener("lbl-1")), locationId: found(rule) };
  expect(nextEmpty("loadBalancerId", read, lists)).toBe("function");
  const waiting: Choice = { ...read, namespace: { kind: "waiting", id: "default" } };
  expect(nextEmpty("loadBalancerId", waiting, lists)).toBe("wait");
});

it("ends where something above is missing, or everything is chosen", () => {
  expect(nextEmpty("function", { ...choice, loadBalancerId: none }, lists)).toBeNull();
  expect(nextEmpty("qualifier", choice, lists)).toBeNull();
});
