import { expect, test } from "vitest";
import { accounts } from "#lib/sandbox/accounts.ts";
import { sentinels } from "#lib/sandbox/faults.ts";
import { buildWorld } from "#lib/sandbox/world/build.ts";
import { hostileNames } from "#lib/sandbox/world/hostile.ts";
import type { Region } from "#lib/sandbox/world/region.ts";

function guangzhou(loadBalancers = 24, account: string = accounts.standard.uin): Region {
  const region = buildWorld({ seed: "sandbox", scenario: "default", loadBalancers }).get(account)?.get("ap-guangzhou");
  if (!region) throw new Error("Guangzhou is empty");
  return region;
}

/** In the order of DescribeLoadBalancers: newest first. */
function listed(region: Region) {
  return region.loadBalancersBy("CreateTime").toReversed();
}

test("the first load balancer, its first listener and its first two rules are plain HTTP and free", () => {
  const [first] = listed(guangzhou());
  expect(first).toMatchObject({ forward: 1, ipVersion: "ipv4", network: "OPEN", status: "running", isolated: false });
  expect(first?.vpc).not.toBeNull();
  expect(first?.listeners[0]?.protocol).toBe("HTTP");
  for (const rule of first?.listeners[0]?.rules.slice(0, 2) ?? []) {
    expect(rule).toMatchObject({ function: null, redirect: null, servers: [], targetType: "NODE", quic: false });
  }
});

test("it has an example for every rule of what can be bound", () => {
  const all = listed(guangzhou());
  const listeners = all.flatMap((one) => one.listeners);
  const rules = listeners.flatMap((listener) => listener.rules);
  expect(new Set(listeners.map((listener) => listener.protocol))).toEqual(
    new Set(["HTTP", "HTTPS", "TCP", "UDP", "TCP_SSL", "QUIC"]),
  );
  expect(new Set(all.map((one) => one.ipVersion))).toEqual(new Set(["ipv4", "nat64", "ipv6"]));
  for (const kind of [
    rules.some((rule) => rule.function),
    rules.some((rule) => rule.redirect),
    rules.some((rule) => rule.servers.length > 0),
    rules.some((rule) => rule.quic),
    rules.some((rule) => rule.targetType === "TARGETGROUP"),
  ]) {
    expect(kind).toBe(true);
  }
  for (const odd of all.filter((one) => one.forward === 0 || one.vpc === null || one.ipVersion === "ipv6")) {
    expect(odd.listeners[0]?.rules).toHaveLength(1);
  }
  expect(all.filter((one) => one.forward === 0 || one.vpc === null || one.ipVersion === "ipv6")).toHaveLength(3);
});

test("the bound function exists and a redirect leads somewhere", () => {
  const region = guangzhou();
  const rules = listed(region).flatMap((one) => one.listeners.flatMap((listener) => listener.rules));
  for (const { function: bound, redirect } of rules) {
    if (bound) {
      const found = region.function(bound.namespace, bound.name);
      expect(found?.aliases.map((alias) => alias.name)).toContain(bound.qualifier);
    }
    if (redirect) expect(rules.map((rule) => rule.id)).toContain(redirect.locationId);
  }
});

test("the first two functions of default are active Event functions with versions and aliases", () => {
  const functions =
    guangzhou()
      .namespace("default")
      ?.functions.toSorted((a, b) => b.addedAt - a.addedAt) ?? [];
  for (const one of functions.slice(0, 2)) {
    expect(one).toMatchObject({ type: "Event", status: "Active" });
    expect(one.versions.length).toBeGreaterThan(1);
    expect(one.aliases.length).toBeGreaterThan(1);
  }
  expect(functions.some((one) => one.type === "HTTP")).toBe(true);
  expect(functions.some((one) => one.status !== "Active")).toBe(true);
});

test("the sentinels are in the namespace faults, which is listed last", () => {
  const namespaces = guangzhou().namespaces.toSorted((a, b) => b.modifiedAt - a.modifiedAt);
  expect(namespaces[0]?.name).toBe("default");
  expect(namespaces.at(-1)?.name).toBe("faults");
  expect(namespaces.at(-1)?.functions.map((one) => one.name)).toEqual(sentinels.map((sentinel) => sentinel.name));
});

test("function names have the cloud's form", () => {
  for (const { functions } of guangzhou().namespaces) {
    for (const { name } of functions) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,58}[A-Za-z0-9]$/);
  }
});

test("the classic account has resources that would be eligible in the standard one", () => {
  const region = guangzhou(24, accounts.classic.uin);
  expect(listed(region)[0]).toMatchObject({ forward: 1, ipVersion: "ipv4", listeners: [{ protocol: "HTTP" }, {}] });
  expect(region.namespace("default")?.functions[0]).toMatchObject({ type: "Event", status: "Active" });
});

test("the same seed gives the same world; more load balancers leave the first ones as they are", () => {
  const small = listed(guangzhou());
  expect(small).toHaveLength(24);
  expect(listed(guangzhou())).toEqual(small);
  const large = listed(guangzhou(10_000));
  expect(large).toHaveLength(10_000);
  expect(large.slice(0, 24)).toEqual(small);
  expect(new Set(large.map((one) => one.id)).size).toBe(10_000);
  expect(new Set(large.map((one) => one.vip)).size).toBe(10_000);
});

test("Chengdu's list ends with the names that are hard to display", () => {
  const chengdu = buildWorld({ seed: "sandbox", scenario: "default" }).get(accounts.standard.uin)?.get("ap-chengdu");
  const names = chengdu && listed(chengdu).map(({ name }) => name);
  expect(names?.slice(-3)).toEqual(Object.values(hostileNames));
  expect(Math.max(...Object.values(hostileNames).map((name) => name.length))).toBe(80);
});
