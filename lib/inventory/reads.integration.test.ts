import { afterAll, beforeAll, expect, test } from "vitest";
import { createCloudClient } from "#lib/cloud/client.ts";
import { keptCredentials } from "#lib/cloud/credentials/source.ts";
import { credentialsNow, identity, openBudget, region } from "#lib/cloud/testing/client-examples.ts";
import { type Behaviour, type HostileServer, startHostileServer, success } from "#lib/cloud/testing/hostile-server.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import { createFreshReads } from "#lib/inventory/fresh.ts";
import { createInventory } from "#lib/inventory/inventory.ts";
import { createReads } from "#lib/inventory/reads.ts";

let server: HostileServer;
const transport = createTransport({ httpsProxy: null, noProxy: null });
const warnings: object[] = [];

beforeAll(async () => {
  server = await startHostileServer();
});

afterAll(async () => {
  await transport.close();
  await server.close();
});

/** The console's reads on a cloud with these answers, one for each call after GetCallerIdentity. */
function cloudThat(...answers: object[]) {
  server.behave(identity, ...answers.map((members): Behaviour => success(members)));
  const client = createCloudClient({
    settings: { realm: "intl", endpoint: server.origin },
    credentials: keptCredentials(async () => credentialsNow(1)),
    transport,
    budget: openBudget().budget,
    log: { warn: (context) => warnings.push(context) },
  });
  const reads = createReads(client);
  return { inventory: createInventory(client, reads), fresh: createFreshReads(client, reads) };
}

function asked(): unknown[] {
  return server.seen.slice(1).map(({ body }) => JSON.parse(body));
}

const asking = { region, language: "en-US" };
const none = { TotalCount: 0, LoadBalancerSet: [] };
const one = { TotalCount: 1, LoadBalancerSet: [{ LoadBalancerId: "lb-frontend", LoadBalancerName: "lb-frontend" }] };
const first = { Offset: 0, Limit: 100 };

test.each([
  ["lb-frontend", [one], [{ LoadBalancerIds: ["lb-frontend"], ...first }]],
  [
    "lb-frontend",
    [none, one],
    [
      { LoadBalancerIds: ["lb-frontend"], ...first },
      { SearchKey: "lb-frontend", ...first },
    ],
  ],
  ["lb-front", [one], [{ SearchKey: "lb-front", ...first }]],
  ["lb-frontends", [one], [{ SearchKey: "lb-frontends", ...first }]],
  ["LB-FRONTEND", [one], [{ SearchKey: "LB-FRONTEND", ...first }]],
])("%s is found by its id or its name: %#", async (search, answers, calls) => {
  const { items } = await cloudThat(...answers).inventory.loadBalancers({ ...asking, search, offset: 0 });
  expect(items.map(({ name }) => name)).toEqual(["lb-frontend"]);
  expect(asked()).toEqual(calls);
});

test("an unparsable load balancer breaks neither its page nor the offset of the next", async () => {
  const set = [{ LoadBalancerId: "lb-aaaaaaaa", Status: null }, { LoadBalancerId: 7 }];
  const { inventory } = cloudThat({ TotalCount: 5, LoadBalancerSet: set });
  const page = await inventory.loadBalancers({ ...asking, search: "", offset: 0 });
  expect(page).toMatchObject({ items: [{ loadBalancerId: "lb-aaaaaaaa", name: "" }], total: 5, nextOffset: 2 });
  expect(warnings).toEqual([
    {
      action: "clb:DescribeLoadBalancers",
      leftOut: 1,
      fault: "LoadBalancerSet.1.LoadBalancerId invalid_type",
      requestId: "11111111-1111-4111-8111-111111111111",
    },
  ]);
});

test("an unparsable resource isn't reported as missing", async () => {
  const listener = { ListenerId: "lbl-aaaaaaaa", Protocol: "HTTP", Port: 80, Rules: [{ LocationId: "loc-aaaaaaaa" }] };
  const answers: Record<string, object> = {
    DescribeNetworkAccountType: { NetworkAccountType: "STANDARD" },
    DescribeLoadBalancers: { LoadBalancerSet: [{ LoadBalancerId: "lb-aaaaaaaa", Isolation: "0" }] },
    DescribeListeners: { Listeners: [listener] },
    DescribeTargets: { Listeners: [] },
  };
  const { fresh } = cloudThat({});
  server.behave(identity, (response, seen) => success(answers[`${seen.headers["x-tc-action"]}`] ?? {})(response, seen));
  const rule = { region, loadBalancerId: "lb-aaaaaaaa", listenerId: "lbl-aaaaaaaa", locationId: "loc-aaaaaaaa" };
  const before = { function: { namespace: "default", name: "hello", qualifier: "1" }, weight: 10 };
  const { signal } = new AbortController();
  await expect(fresh.check({ kind: "unbind", rule, before, after: null }, "en-US", 0, signal)).rejects.toMatchObject({
    failure: { kind: "no-answer", reason: "wrong-shape", action: "clb:DescribeLoadBalancers" },
  });
});

test("rules are found by a URL, on eligible load balancers, the one with the longest path, and it is told how many were searched", async () => {
  const rule = (LocationId: string, Domain: string, Url: string) => ({ LocationId, Domain, Url });
  const balancers = [
    { LoadBalancerId: "lb-web", LoadBalancerName: "web", Forward: 1 },
    { LoadBalancerId: "lb-classic", LoadBalancerName: "old", Forward: 0 },
  ];
  const listeners = [
    {
      ListenerId: "lbl-https",
      Protocol: "HTTPS",
      Port: 443,
      Rules: [
        rule("loc-root", "shop.example.com", "/"),
        rule("loc-api", "shop.example.com", "/api"),
        rule("loc-any", "*.example.com", "/api/orders"),
        rule("loc-other", "pay.example.com", "/api"),
      ],
    },
    { ListenerId: "lbl-http", Protocol: "HTTP", Port: 80, Rules: [rule("loc-http", "shop.example.com", "/api")] },
  ];
  const page = { TotalCount: 250, LoadBalancerSet: balancers };
  const sought = { domain: "shop.example.com", path: "/api/orders", protocol: "HTTPS", port: 443 };
  const { inventory } = cloudThat(page, { Listeners: listeners, TotalCount: 2 });
  expect(await inventory.findRules({ ...asking, sought })).toEqual({
    items: [
      {
        loadBalancerId: "lb-web",
        listenerId: "lbl-https",
        locationId: "loc-api",
        domain: "shop.example.com",
        url: "/api",
        region: asking.region,
        readAt: null,
      },
    ],
    searched: 1,
    total: 250,
  });
});
