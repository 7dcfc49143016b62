import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { Curl } from "#components/change/curl.tsx";
import { TryIt } from "#components/change/try-it.tsx";
import { loadBalancerQuery } from "#components/data/inventory-queries.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { sampleOperation } from "#components/data/testing/samples.ts";
import type { LoadBalancerItem } from "#lib/api/contract/inventory.ts";
import type { Entrance } from "#lib/binding/rule-url.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const texts = messages.review.tryIt;
const bound = sampleOperation;
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

const place = { realm: "intl", region, loadBalancerId };
const entrance: Entrance = { ...bound.listener, ...bound.rule };
const pattern: Entrance = { ...entrance, domain: "*.shop.example" };

describe("what a bound rule offers", () => {
  it("is the rule's URL, as a link on a real cloud and as text in the sandbox", () => {
    expect(draw(<TryIt at={place} entrance={entrance} />)).toContain('href="http://api.shop.example/orders"');
    const sandbox = draw(<TryIt at={{ ...place, realm: "sandbox" }} entrance={entrance} />);
    expect(sandbox).toContain("http://api.shop.example/orders");
    expect(sandbox).not.toContain("href");
  });

  it("is no URL where the rule has a pattern", () => {
    expect(draw(<TryIt at={place} entrance={pattern} />)).toContain(texts.curl);
    expect(draw(<TryIt at={place} entrance={pattern} />)).not.toContain("shop.example");
  });
});

describe("the command", () => {
  const sandbox = { ...place, realm: "sandbox" };

  function drawCurl(read: LoadBalancerItem[] | null, at = place, into = entrance): string {
    const client = new QueryClient();
    if (read !== null) client.setQueryData(loadBalancerQuery({}, { region, loadBalancerId }).queryKey, read);
    return draw(<Curl at={at} entrance={into} />, { client }).replaceAll("&#x27;", "'");
  }

  it("waits for the load balancer's address, and leads to it", () => {
    expect(drawCurl(null)).toContain(texts.reading);
    const drawn = drawCurl([item]);
    expect(drawn).toContain("--resolve api.shop.example:80:203.0.113.7");
    expect(drawn).not.toContain(texts.private);
    expect(drawn).not.toContain(texts.sandbox);
  });

  it("says what the address can't tell", () => {
    expect(drawCurl([])).toContain(texts.byName);
    expect(drawCurl([{ ...item, network: "INTERNAL" }], sandbox)).toContain(texts.private);
    expect(drawCurl([item], sandbox)).toContain(texts.sandbox);
    expect(drawCurl([item], place, pattern)).toContain("*.shop.example matches");
  });
});
