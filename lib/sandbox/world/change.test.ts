import { beforeEach, expect, test } from "vitest";
import { applyToLoadBalancer, type LoadBalancerChange } from "#lib/sandbox/world/change.ts";
import { makerFor } from "#lib/sandbox/world/make.ts";
import type { LoadBalancer, Rule } from "#lib/sandbox/world/types.ts";

let loadBalancer: LoadBalancer;
const changedAt = 1_800_000_000;

beforeEach(() => {
  const make = makerFor("test", "ap-guangzhou");
  const rules = ["a.example", "b.example"].map((domain) => ({ domain, url: "/" }));
  const listeners = [make.listener("HTTP", 80, "http", rules), make.listener("TCP", 22, "tcp")];
  loadBalancer = make.loadBalancer({ name: "one", listeners });
});

function http() {
  const [listener] = loadBalancer.listeners;
  if (!listener) throw new Error("no listener");
  return listener;
}

function rule(index: number): Rule {
  const found = http().rules[index];
  if (!found) throw new Error("no rule");
  return found;
}

function apply(change: LoadBalancerChange) {
  applyToLoadBalancer(loadBalancer, change, changedAt);
}

test("an added resource is a copy: later changes don't alter the request", () => {
  const added = { ...rule(0), id: "loc-new", domain: "c.example", defaultServer: false };
  const change = { kind: "add-rules" as const, listenerId: http().id, rules: [added] };
  apply(change);
  rule(2).function = {
    namespace: "n",
    name: "f",
    qualifier: "1",
    qualifierType: null,
    weight: 1,
    addedAt: 1,
    modifiedAt: 1,
  };
  expect(change.rules[0]?.function).toBeNull();
});

test("one rule is the default: the first one, until another requests it or it is deleted", () => {
  const marks = () => http().rules.map((one) => one.defaultServer);
  expect(marks()).toEqual([true, false]);
  const added = { ...rule(0), id: "loc-new", domain: "c.example", defaultServer: true };
  apply({ kind: "add-rules", listenerId: http().id, rules: [added] });
  expect(marks()).toEqual([false, false, true]);
  apply({ kind: "remove-rules", listenerId: http().id, locationIds: ["loc-new"], newDefaultDomain: "b.example" });
  expect(marks()).toEqual([false, true]);
});

test("the first rule of an empty listener becomes the default", () => {
  const added = { ...rule(0), id: "loc-new", defaultServer: false };
  http().rules = [];
  apply({ kind: "add-rules", listenerId: http().id, rules: [added] });
  expect(http().rules.map((one) => one.defaultServer)).toEqual([true]);
});

test("redirects to a deleted rule are removed, others stay", () => {
  const [, second] = http().rules;
  rule(0).redirect = { listenerId: http().id, locationId: second?.id ?? "" };
  apply({ kind: "remove-listener", listenerId: loadBalancer.listeners[1]?.id ?? "" });
  expect(rule(0).redirect).not.toBeNull();
  apply({ kind: "remove-rules", listenerId: http().id, locationIds: [second?.id ?? ""], newDefaultDomain: null });
  expect(rule(0).redirect).toBeNull();
});

test("servers are identified by address and port", () => {
  const make = makerFor("servers", "ap-guangzhou");
  const [a, b] = [make.server("a", 80), make.server("b", 80)];
  const place = { listenerId: http().id, locationId: rule(0).id };
  apply({ kind: "add-servers", ...place, servers: [a, b] });
  apply({ kind: "weigh-servers", ...place, servers: [{ ...b, name: "called otherwise", weight: 99 }] });
  expect(rule(0).servers.map((server) => server.weight)).toEqual([10, 99]);
  apply({ kind: "remove-servers", ...place, servers: [{ ...a, port: 81 }, b] });
  expect(rule(0).servers).toEqual([a]);
  expect(rule(1).servers).toEqual([]);
});

test.each<LoadBalancerChange>([
  { kind: "remove-listener", listenerId: "lbl-gone" },
  { kind: "set-function", listenerId: "lbl-gone", locationId: "loc-gone", function: null },
  { kind: "remove-servers", listenerId: "lbl-gone", locationId: null, servers: [] },
])("$kind of what is no longer there changes nothing", (change) => {
  const before = structuredClone(loadBalancer);
  apply(change);
  expect(loadBalancer).toEqual(before);
});
