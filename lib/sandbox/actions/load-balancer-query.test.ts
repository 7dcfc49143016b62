import { expect, test } from "vitest";
import { accounts } from "#lib/sandbox/accounts.ts";
import { type LoadBalancerQuery, predicatesOf } from "#lib/sandbox/actions/load-balancer-query.ts";
import { pageWhere } from "#lib/sandbox/actions/paging.ts";
import { buildWorld } from "#lib/sandbox/world/build.ts";

const region = buildWorld({ seed: "sandbox", scenario: "default", loadBalancers: 60 })
  .get(accounts.standard.uin)
  ?.get("ap-guangzhou");
const all = region?.loadBalancersBy("LoadBalancerName") ?? [];

function found(query: LoadBalancerQuery) {
  return pageWhere(all, { predicates: predicatesOf(query), descending: false, offset: 0, limit: 100 }).items;
}

function names(query: LoadBalancerQuery): string[] {
  return found(query).map((one) => one.name);
}

const gateway = all.find((one) => one.name === "shop-web-gateway");

test.each<[LoadBalancerQuery, string[]]>([
  [{ LoadBalancerIds: [gateway?.id ?? ""] }, ["shop-web-gateway"]],
  [{ LoadBalancerName: "官网入口" }, ["官网入口"]],
  [{ LoadBalancerName: "官网" }, ["官网入口"]],
  [{ LoadBalancerName: "Web-Gate" }, ["shop-web-gateway"]],
  [{ LoadBalancerName: "forum.gz" }, []],
  [{ LoadBalancerType: "INTERNAL" }, ["payments-internal"]],
  [{ Forward: 0 }, ["legacy-forum (classic)"]],
  [{ VpcId: "0" }, ["基础网络-旧站"]],
  [{ Domain: "forum.gz.clb.example.com" }, ["legacy-forum (classic)"]],
  [{ Domain: "FORUM.gz" }, ["legacy-forum (classic)"]],
  [{ Domain: "官网" }, []],
  [{ LoadBalancerVips: [gateway?.vip ?? ""] }, ["shop-web-gateway"]],
  [{ SecurityGroup: "sg-7d2fk0qa" }, ["shop-web-gateway"]],
  [{ SearchKey: "GATEWAY", Filters: [{ Name: "tag:team", Values: ["shop"] }] }, ["shop-web-gateway"]],
  [{ SearchKey: "入口" }, ["官网入口"]],
  [{ SearchKey: "10.12.0." }, ["payments-internal"]],
  [{ WithRs: 1 }, ["shop-web-gateway"]],
  [{ Filters: [{ Name: "function-name", Values: ["checkout"] }] }, ["shop-web-gateway"]],
  [{ Filters: [{ Name: "function-name", Values: ["nobody"] }] }, []],
  [{ Filters: [{ Name: "tag-key", Values: ["team"] }] }, ["payments-internal", "shop-web-gateway"]],
  [{ Filters: [{ Name: "tag:team", Values: ["payments", "media"] }] }, ["payments-internal"]],
  [{ Filters: [{ Name: "charge-type", Values: ["PREPAID"] }] }, ["unpaid-gateway (isolated)"]],
  [{ Filters: [{ Name: "internet-charge-type", Values: ["BANDWIDTH_POSTPAID_BY_HOUR"] }] }, ["官网入口"]],
  [{ Filters: [{ Name: "sla-type", Values: ["clb.c2.medium", "clb.c3.small"] }] }, ["预发环境网关"]],
  [{ Filters: [{ Name: "exclusive", Values: ["1"] }] }, ["no-listeners-yet"]],
  [{ Filters: [{ Name: "vip-isp", Values: ["CMCC"] }] }, ["空监听器"]],
  [{ Filters: [{ Name: "vip-isp", Values: ["INTERNAL"] }] }, ["payments-internal"]],
  [{ ProjectId: 1_001_204 }, ["预发环境网关"]],
  [{ BackendPublicIps: ["198.51.100.22"] }, ["shop-web-gateway"]],
  [{ BackendPublicIps: ["198.51.100.23"] }, []],
  [{ WithRs: 0, SearchKey: "shop-web" }, []],
  [{ Forward: 1, LoadBalancerName: "legacy-forum (classic)" }, []],
])("%j finds %j", (query, expected) => {
  expect(names(query)).toEqual(expected);
});

test("empty text, empty lists and -1 ask for nothing", () => {
  const nothing = { LoadBalancerIds: [], LoadBalancerName: "", SearchKey: " ", WithRs: -1, Filters: [] };
  expect(found(nothing)).toHaveLength(60);
  expect(predicatesOf(nothing)).toEqual([]);
});

test("servers' addresses find their load balancer", () => {
  const ip = gateway?.listeners.flatMap((listener) => listener.servers)[0]?.privateIp ?? "";
  expect(names({ BackendPrivateIps: [ip] })).toEqual(["shop-web-gateway"]);
});

test.each([true, false])("pages join to the whole list, descending %s, filtered or not", (descending) => {
  for (const predicates of [[], predicatesOf({ Filters: [{ Name: "tag:env", Values: ["prod"] }] })]) {
    const whole = pageWhere(all, { predicates, descending, offset: 0, limit: 100 });
    const pages = [0, 7, 14, 21, 28, 35, 42, 49, 56, 63].flatMap(
      (offset) => pageWhere(all, { predicates, descending, offset, limit: 7 }).items,
    );
    expect(pages).toEqual(whole.items);
    expect(whole.total).toBe(whole.items.length);
  }
});

test("a zone is found by its number, as documented, and by its name", () => {
  const { zone = "" } = gateway ?? {};
  const number = String(100_000 + Number(zone.slice(-1)));
  const byName = names({ MasterZone: zone });
  expect(byName).toContain("shop-web-gateway");
  expect(byName.length).toBeLessThan(60);
  expect(names({ MasterZone: number })).toEqual(byName);
  expect(names({ Filters: [{ Name: "master-zone-id", Values: [number] }] })).toEqual(byName);
});

test("filters for shared or dedicated performance, and for exclusive ones, divide the list", () => {
  for (const [filter, ...values] of [
    ["sla-type", "shared", "clb.c2.medium"],
    ["exclusive", "0", "1"],
  ] as const) {
    const counts = values.map((value) => found({ Filters: [{ Name: filter, Values: [value] }] }).length);
    expect(counts.reduce((a, b) => a + b)).toBe(60);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  }
});

test("an unknown filter is refused", () => {
  expect(() => predicatesOf({ Filters: [{ Name: "colour", Values: ["red"] }] })).toThrow(
    "InvalidParameterValue.InvalidFilter",
  );
});
