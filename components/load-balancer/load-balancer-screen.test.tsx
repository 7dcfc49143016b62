import { dehydrate, QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { storedLoadBalancer } from "#components/data/stored-queries.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import { LoadBalancerScreen } from "#components/load-balancer/load-balancer-screen.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { RuleOnMap, SoughtLoadBalancer, StoredLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const region = { id: "ap-guangzhou", name: "Guangzhou" };
const { loadBalancerId } = sampleOperation.loadBalancer;

function rule(locationId: string, more: Partial<RuleOnMap> = {}): RuleOnMap {
  const verdict = { kind: "eligible" } as const;
  return {
    locationId,
    domain: `${locationId}.example`,
    url: "/",
    binding: null,
    serverCount: 0,
    verdict,
    target: "none",
    ...more,
  };
}

const web = {
  listenerId: "lbl-1",
  name: "web",
  protocol: "HTTP",
  port: 80,
  certificates: [],
  ruleCount: 3,
  verdict: { kind: "eligible" } as const,
  rules: [
    rule("bound", { binding: bindingTo("pay", "3", 25), target: "function" }),
    rule("free"),
    rule("moved", { target: "redirect", verdict: { kind: "ineligible", reason: "rule-redirects" } }),
  ],
};
const games = { ...web, listenerId: "lbl-2", name: "games", protocol: "UDP", port: 7, rules: [], ruleCount: 0 };
const gateway: StoredLoadBalancer = {
  loadBalancerId,
  name: "shop-gateway",
  network: "OPEN",
  ipVersion: "nat64",
  address: "203.0.113.7",
  vpcId: "vpc-1",
  verdict: { kind: "eligible" },
  createdAt: "2026-01-02 03:04:05",
  tags: [{ key: "team", value: "pay" }],
  listeners: [web, { ...games, verdict: { kind: "ineligible", reason: "listener-layer-4" } }],
  ruleCount: 3,
  readAt: "2026-11-24T08:00:00.000Z",
  failure: null,
};

interface Drawn {
  found?: StoredLoadBalancer | null;
  sought?: Partial<SoughtLoadBalancer>;
  unfinished?: Operation[];
  query?: string;
}

function drawn({ found = gateway, sought = {}, unfinished = [], query = "" }: Drawn = {}): string {
  const client = new QueryClient();
  const of = { region: region.id, loadBalancerId };
  const answer: SoughtLoadBalancer = { on: true, listedAt: "2026-11-24T07:59:00.000Z", found, ...sought };
  client.setQueryData(storedLoadBalancer({}, of).queryKey, answer);
  const page = { items: unfinished, total: unfinished.length, capped: false, next: null, previous: null, usualMs: {} };
  client.setQueryData(unfinishedOperations({}, { loadBalancerId }).queryKey, page);
  const never = () => Promise.reject(new Error("nobody presses here"));
  const cloud = { realm: "intl", endpoint: null } as const;
  const screen = (
    <LoadBalancerScreen
      region={region}
      loadBalancerId={loadBalancerId}
      cloud={cloud}
      action={never}
      refresh={never}
      operations={null}
    />
  );
  return draw(<FirstPaint state={dehydrate(client)}>{screen}</FirstPaint>, { query })
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

/** The texts of the items of a list, or of the rows of a table, that name a rule. */
function rowOf(page: string, locationId: string, tag: "li" | "tr"): string {
  const rows = page.split(new RegExp(`<${tag}[ >]`)).filter((part) => part.includes(`${locationId}.example`));
  return (rows.at(-1) ?? "").replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

it.each([
  ["map", "li", ""],
  ["table", "tr", "view=table"],
] as const)("the %s shows what each rule sends to, and what can be changed of it", (_, tag, query) => {
  const page = drawn({ query });
  expect(rowOf(page, "bound", tag)).toMatch(/default\/pay:3.*weight 25.*Unbind.*Change weight.*Replace function/);
  expect(rowOf(page, "free", tag)).toMatch(/Free.*Bind function/);
  expect(rowOf(page, "moved", tag)).toContain("Redirect");
  expect(rowOf(page, "moved", tag)).not.toMatch(/Bind|Unbind/);
  expect(page).toContain(`href="/rules/${region.id}/bound?lb=${loadBalancerId}&listener=lbl-1"`);
  expect(page.includes("<table")).toBe(tag === "tr");
});

it("the map is a list of listeners, each with the list of its rules, and says why one takes no function", () => {
  const page = drawn();
  expect(page).toContain(`<ul aria-label="${messages.loadBalancer.map.heading}"`);
  expect(page).toContain('<ul aria-label="web"');
  expect(page).toContain(messages.verdict["listener-layer-4"]);
});

it("a rule under change leads to its operation, and takes no second change", () => {
  const operation = { ...sampleOperation, rule: { ...sampleOperation.rule, locationId: "bound" } };
  const page = drawn({ unfinished: [operation] });
  expect(rowOf(page, "bound", "li")).toContain("Operation 41: Queued");
  expect(page).toContain('href="/operations/41"');
  expect(page.match(/aria-disabled="true"/g)?.length).toBe(2);
});

it("a reading that lacks the targets names the permission, and one that failed the cloud's words", () => {
  const refused = { code: "UnauthorizedOperation", message: "no", action: "clb:DescribeTargets" };
  const permission = { action: "clb:DescribeTargets", keys: null, policy: "{}" };
  const page = drawn({ found: { ...gateway, failure: { ...refused, permission } } });
  expect(page).toContain(messages.loadBalancer.failure.targets);
  expect(page).toContain("clb:DescribeTargets");
  const failure = {
    code: "InternalError",
    message: "Backend busy.",
    action: "clb:DescribeListeners",
    permission: null,
  };
  expect(drawn({ found: { ...gateway, failure } })).toContain("InternalError Backend busy.");
});

it("one that the inventory doesn't have is not yet read, not there, or not looked for", () => {
  const { unknown } = messages.loadBalancer;
  expect(drawn({ found: null, sought: { listedAt: null } })).toContain(unknown.reading);
  const missing = drawn({ found: null });
  expect(missing).toContain(unknown.missing);
  expect(missing).toContain(`href="/operations?region=${region.id}&loadBalancerId=${loadBalancerId}"`);
  expect(drawn({ found: null, sought: { on: false } })).toContain(unknown.off);
});

it("more rules than are shown are told, with a way to all of them", () => {
  const page = drawn({ found: { ...gateway, ruleCount: 700 } });
  expect(page).toContain("The first 3 of 700 rules are shown.");
  expect(page).toContain(`href="/bindings?region=${region.id}&loadBalancerId=${loadBalancerId}"`);
});

it("a listener without rules is told to have none only where all rules are shown", () => {
  const { noRules } = messages.loadBalancer.map;
  const found = { ...gateway, listeners: [web, { ...games, protocol: "HTTP" }] };
  expect(drawn({ found })).toContain(noRules);
  expect(drawn({ found: { ...found, ruleCount: 700 } })).not.toContain(noRules);
});
