import { expect, test } from "vitest";
import { accounts } from "#lib/sandbox/accounts.ts";
import { buildWorld } from "#lib/sandbox/world/build.ts";
import { type ScenarioName, scenarioNames } from "#lib/sandbox/world/scenarios.ts";

function guangzhou(scenario: ScenarioName, loadBalancers?: number) {
  const region = buildWorld({ seed: "sandbox", scenario, loadBalancers })
    .get(accounts.standard.uin)
    ?.get("ap-guangzhou");
  if (!region) throw new Error("Guangzhou is missing");
  return { region, all: region.loadBalancersBy("CreateTime") };
}

test.each(scenarioNames)("%s is the same for the same seed", (scenario) => {
  expect(guangzhou(scenario, 20).all).toEqual(guangzhou(scenario, 20).all);
});

test("flaky is the default world", () => {
  expect(guangzhou("flaky").all).toEqual(guangzhou("default").all);
});

test("empty has no resources in any account", () => {
  for (const regions of buildWorld({ seed: "sandbox", scenario: "empty" }).values()) {
    for (const region of regions.values()) {
      expect(region.loadBalancersBy("CreateTime")).toEqual([]);
      expect(region.namespaces.flatMap(({ functions }) => functions)).toEqual([]);
    }
  }
});

test("shop has one load balancer, whose bound function exists", () => {
  const { region, all } = guangzhou("shop");
  expect(all).toHaveLength(1);
  const rules = all.flatMap(({ listeners }) => listeners.flatMap((listener) => listener.rules));
  expect(rules.some((rule) => rule.function === null && !rule.redirect)).toBe(true);
  const bound = rules.flatMap((rule) => rule.function ?? []);
  expect(bound).toHaveLength(1);
  for (const { namespace, name } of bound) expect(region.function(namespace, name)).toBeDefined();
});

test("busy has 10,000 load balancers, 100,000 rules and 10,000 functions by default", () => {
  const { all, region } = guangzhou("busy");
  expect(region.namespace("default")?.functions).toHaveLength(10_000);
  expect(all).toHaveLength(10_000);
  expect(all.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules))).toHaveLength(100_000);
  expect(guangzhou("busy", 50).all).toHaveLength(50);
});

test("in ineligible nothing can be bound: no load balancer, listener, rule or function of it", () => {
  const { region, all } = guangzhou("ineligible");
  expect(all.length).toBeGreaterThan(5);
  for (const one of all) {
    const asWhole =
      one.forward === 0 || one.vpc === null || one.ipVersion === "ipv6" || one.status === "creating" || one.isolated;
    for (const { protocol, rules } of asWhole ? [] : one.listeners) {
      const layer7 = protocol === "HTTP" || protocol === "HTTPS";
      const free = rules.filter(({ redirect, targetType }) => !redirect && targetType === "NODE");
      expect(layer7 ? free : [], one.name).toEqual([]);
    }
  }
  for (const { name, type, status } of region.namespaces.flatMap(({ functions }) => functions)) {
    expect(type === "HTTP" || status !== "Active", name).toBe(true);
  }
});
