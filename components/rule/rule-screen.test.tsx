import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { ruleQuery } from "#components/data/inventory-queries.ts";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import { RuleScreen } from "#components/rule/rule-screen.tsx";
import type { RuleItem, RuleView } from "#lib/api/contract/inventory.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { ruleRefOf } from "#lib/operations/undo.ts";

const address = ruleRefOf(sampleOperation);
const rule: RuleItem = {
  locationId: address.locationId,
  domain: "api.shop.example",
  url: "/orders",
  binding: bindingTo("orders-api", "3"),
  serverCount: 2,
  verdict: { kind: "warning", reasons: ["rule-will-replace"] },
};
const view: RuleView = {
  loadBalancer: {
    loadBalancerId: address.loadBalancerId,
    name: "shop-gateway",
    network: "OPEN",
    ipVersion: "ipv4",
    address: "203.0.113.7",
    vpcId: "vpc-1",
    verdict: { kind: "eligible" },
  },
  listener: {
    listenerId: address.listenerId,
    name: "web",
    protocol: "HTTP",
    port: 80,
    certificates: [],
    ruleCount: 1,
    verdict: { kind: "eligible" },
  },
  rule,
};

/** The page of a rule that was read like this. */
function drawn(read: RuleView, unfinished: Operation[] = []): string {
  const client = new QueryClient();
  client.setQueryData(ruleQuery({}, address).queryKey, read);
  const { loadBalancerId } = address;
  const page = { items: unfinished, total: unfinished.length, capped: false, next: null, previous: null, usualMs: {} };
  client.setQueryData(unfinishedOperations({}, { loadBalancerId }).queryKey, page);
  const never = () => Promise.reject(new Error("nobody presses here"));
  return draw(
    <RuleScreen
      address={address}
      name="old.shop.example/"
      cloud={{ realm: "intl", endpoint: null }}
      action={never}
      history={null}
      traffic={null}
    />,
    { client },
  );
}

it("a bound rule offers each change, and replacing leads to the form with all of it filled in", () => {
  const page = drawn(view);
  for (const text of ["Unbind", "Change weight", "shop-gateway", "orders-api:3", "2 servers", "curl"]) {
    expect(page).toContain(text);
  }
  const href = /href="(\/bind[^"]*)"[^>]*>Replace function/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(Object.fromEntries(new URL(href, "http://console").searchParams)).toEqual({
    region: address.region,
    lb: address.loadBalancerId,
    listener: address.listenerId,
    rule: address.locationId,
    namespace: "default",
    function: "orders-api",
    qualifier: "3",
    weight: "10",
  });
});

it("a free rule can be bound, and nothing else", () => {
  const page = drawn({ ...view, rule: { ...rule, binding: null, verdict: { kind: "eligible" } } });
  expect(page).toContain("Bind function");
  expect(page).not.toContain("Unbind");
  expect(page).not.toContain("curl");
});

it("what takes no function, or has one that can't be read, offers no change", () => {
  const redirects = { ...rule, binding: null, verdict: { kind: "ineligible", reason: "rule-redirects" } } as const;
  expect(drawn({ ...view, rule: redirects })).not.toContain("Bind function");
  const unread = { ...rule, binding: null, verdict: { kind: "ineligible", reason: "rule-binding-unknown" } } as const;
  const page = drawn({ ...view, rule: unread });
  expect(page).not.toContain("Bind function");
  expect(page.replaceAll("&#x27;", "'")).toContain(messages.verdict["rule-binding-unknown"]);
});

it("a rule that has vanished says so, under the name that it had", () => {
  const page = drawn({ ...view, listener: null, rule: null });
  expect(page).toContain(messages.review.gone.listener);
  expect(page).toContain("old.shop.example/");
  expect(page).not.toContain("Unbind");
});

it("a busy rule leads to its operation", () => {
  const page = drawn(view, [sampleOperation]);
  expect(page).toContain("Follow operation 41");
  expect(page).toContain("Operation 41 of this rule hasn&#x27;t ended");
});
