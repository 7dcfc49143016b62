import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { loadBalancerQuery } from "#components/data/inventory-queries.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { sampleOperation } from "#components/data/testing/samples.ts";
import { Curl } from "#components/operation/curl.tsx";
import { TryIt } from "#components/operation/try-it.tsx";
import type { LoadBalancerItem } from "#lib/api/contract/inventory.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const texts = messages.operation.tryIt;
const bound: Operation = { ...sampleOperation, state: "succeeded", realm: "intl" };
const wildcard: Operation = { ...bound, rule: { ...bound.rule, domain: "*.shop.example" } };
const { region, loadBalancer } = bound;
const { loadBalancerId } = loadBalancer;
const item: LoadBalancerItem = {
  loadBalancerId,
  name: "shop-gateway",
  network: "OPEN",
  ipVersion: "ipv4",
  address: "203.0.113.7",
  vpcId: "vpc-1",
  verdict: { kind: "eligible" },
};

describe("what a succeeded operation offers", () => {
  it("is the rule's URL, as a link on a real cloud and as text in the sandbox", () => {
    expect(draw(<TryIt operation={bound} />)).toContain('href="http://api.shop.example/orders"');
    const sandbox = draw(<TryIt operation={{ ...bound, realm: "sandbox" }} />);
    expect(sandbox).toContain("http://api.shop.example/orders");
    expect(sandbox).not.toContain("href");
  });

  it("is no URL where the rule has a pattern", () => {
    expect(draw(<TryIt operation={wildcard} />)).toContain(texts.curl);
    expect(draw(<TryIt operation={wildcard} />)).not.toContain("shop.example");
  });

  it.each([
    { ...bound, state: "failed" },
    { ...bound, state: "running" },
    { ...bound, after: null },
  ] as const)("is nothing while no function answers: %j", (operation) => {
    expect(draw(<TryIt operation={operation} />)).toBe("");
  });
});

describe("the command", () => {
  function drawCurl(operation: Operation, read: LoadBalancerItem[] | null): string {
    const client = new QueryClient();
    if (read !== null) client.setQueryData(loadBalancerQuery({}, { region, loadBalancerId }).queryKey, read);
    const { listener, rule } = operation;
    return draw(<Curl operation={operation} entrance={{ ...listener, ...rule }} />, { client }).replaceAll(
      "&#x27;",
      "'",
    );
  }

  it("waits for the load balancer's address, and leads to it", () => {
    expect(drawCurl(bound, null)).toContain(texts.reading);
    const drawn = drawCurl(bound, [item]);
    expect(drawn).toContain("--resolve api.shop.example:80:203.0.113.7");
    expect(drawn).not.toContain(texts.private);
    expect(drawn).not.toContain(texts.sandbox);
  });

  it("says what the address can't tell", () => {
    expect(drawCurl(bound, [])).toContain(texts.byName);
    expect(drawCurl({ ...bound, realm: "sandbox" }, [{ ...item, network: "INTERNAL" }])).toContain(texts.private);
    expect(drawCurl({ ...bound, realm: "sandbox" }, [item])).toContain(texts.sandbox);
    expect(drawCurl(wildcard, [item])).toContain("*.shop.example matches");
  });
});
