import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lastHourSchema } from "#lib/api/contract/traffic.ts";
import { trafficPeriods } from "#lib/api/contract/words.ts";
import { createCloudClient } from "#lib/cloud/client.ts";
import { keptCredentials } from "#lib/cloud/credentials/source.ts";
import { identity, openBudget, region } from "#lib/cloud/testing/client-examples.ts";
import { type HostileServer, refusal, startHostileServer, success } from "#lib/cloud/testing/hostile-server.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import { createReads } from "#lib/inventory/reads.ts";
import { createMetrics, type Metrics } from "#lib/metrics/metrics.ts";
import type { RuleSubject } from "#lib/metrics/traffic.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";
import { Secret } from "#lib/secret.ts";

const transport = createTransport({ httpsProxy: null, noProxy: null });
const { secretId, secretKey } = keys.standard;

function metricsOf(endpoint: string): Metrics {
  const client = createCloudClient({
    settings: { realm: "sandbox", endpoint },
    credentials: keptCredentials(async () => ({
      secretId,
      secretKey: new Secret(secretKey),
      token: null,
      expiresAt: null,
    })),
    transport,
    budget: openBudget().budget,
  });
  return createMetrics(client, createReads(client));
}

afterAll(() => transport.close());

describe("the sandbox", () => {
  let sandbox: RunningSandbox;
  let sdk: SdkCaller;
  let metrics: Metrics;
  const checkout = { namespace: "shop-prod", name: "checkout", qualifier: "prod", type: "ALIAS" };

  beforeAll(async () => {
    sandbox = await startSandbox({ taskMs: 20, control: true });
    sdk = new SdkCaller(sandbox);
  });

  beforeEach(async () => {
    await ask(sandbox, "POST", "reset");
    metrics = metricsOf(sandbox.url);
  });

  afterAll(() => sandbox.close());

  async function subjectOf(url: string): Promise<RuleSubject> {
    const { LoadBalancerId, ListenerId, LocationId } = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", url);
    return { kind: "rule", region, loadBalancerId: LoadBalancerId, listenerId: ListenerId, locationId: LocationId };
  }

  const place = ({ loadBalancerId: LoadBalancerId, listenerId: ListenerId, locationId: LocationId }: RuleSubject) => ({
    LoadBalancerId,
    ListenerId,
    LocationId,
  });

  const look = (
    subject: Parameters<Metrics["traffic"]>[0]["subject"],
    period: (typeof trafficPeriods)[number] = "1h",
  ) => metrics.traffic({ subject, period, language: "en-US" });

  async function trafficOf(...asked: Parameters<typeof look>) {
    const answer = await look(...asked);
    if (answer.kind !== "traffic") throw new Error(JSON.stringify(answer));
    return answer.traffic;
  }

  async function monitorCalls(): Promise<number> {
    const { body } = await ask(sandbox, "GET", "calls?action=GetMonitorData&limit=1000");
    return body.calls.length;
  }

  test("a bound rule has figures for every interval of each period", async () => {
    const subject = await subjectOf("/api/checkout");
    const lengths: number[] = [];
    for (const period of trafficPeriods) {
      const { points, requests, errors } = await trafficOf(subject, period);
      lengths.push(points.length);
      expect(requests).toBeGreaterThan(0);
      expect(errors).toBeGreaterThan(0);
      expect(errors).toBeLessThan(requests * 0.05);
      // The last interval may only just have begun.
      expect(points.slice(0, -1).filter((point) => point.requests === null || point.average === null)).toEqual([]);
    }
    expect(lengths).toEqual([60, 72, 96, 168]);
  });

  test("viewers share each figure for a minute, and the sentence on unbinding takes no further call", async () => {
    const subject = await subjectOf("/api/checkout");
    const [one, other] = await Promise.all([trafficOf(subject), trafficOf(subject)]);
    expect(one).toEqual(other);
    await trafficOf(subject);
    // A minute later the hour is another one.
    const lastHour = await metrics.lastHour({ rule: subject, language: "en-US" });
    expect(lastHourSchema.strict().parse(lastHour)).toEqual(lastHour);
    expect(Math.abs((lastHour.requests ?? 0) - one.requests)).toBeLessThan(one.requests * 0.05);
    expect(await monitorCalls()).toBe(7);
    metrics.forget();
    await metrics.lastHour({ rule: subject, language: "en-US" });
    expect(await monitorCalls()).toBe(8);
  });

  test("a function has the requests of its rules", async () => {
    const rule = await trafficOf(await subjectOf("/api/checkout"), "24h");
    const called = await trafficOf({ kind: "function", region, namespace: "shop-prod", name: "checkout" }, "24h");
    expect(Math.abs(called.requests - rule.requests)).toBeLessThan(rule.requests * 0.01);
    expect(called.points[50]).toMatchObject({ clientErrors: null, ownErrors: null });
    expect(called.points[50]?.average).toBeLessThan(called.points[50]?.greatest ?? 0);
  });

  test("an unbinding shows as answers of the load balancer itself", async () => {
    const subject = await subjectOf("/api/checkout");
    await ended(sdk, await write(sdk, "DeregisterFunctionTargets", place(subject), target(checkout)));
    const { points } = await trafficOf(subject);
    expect(points.at(-3)?.ownErrors).toBe(0);
    const last = points.findLast(({ requests }) => requests !== null);
    expect(last?.ownErrors).toBeGreaterThan(0);
    expect(last?.serverErrors).toBe(0);
  });

  test("says why there is nothing to draw", async () => {
    expect(await look(await subjectOf("/api/cart"))).toEqual({ kind: "nothing", reason: "not-called" });
    const cart = await subjectOf("/api/cart");
    expect(await look({ ...cart, locationId: "loc-00000000" })).toEqual({ kind: "nothing", reason: "gone" });
    expect(await look({ ...cart, loadBalancerId: "lb-00000000" })).toEqual({ kind: "nothing", reason: "gone" });
    const nobody = { kind: "function", region, namespace: "default", name: "nobody" } as const;
    expect(await look(nobody)).toEqual({ kind: "nothing", reason: "no-data" });
    expect(await metrics.lastHour({ rule: { ...cart, listenerId: "lbl-00000000" }, language: "en" })).toEqual({
      requests: null,
    });
  });

  test("names the permission that the keys lack", async () => {
    const subject = await subjectOf("/api/checkout");
    await ask(sandbox, "POST", "faults", {
      action: "GetMonitorData",
      kind: "error",
      code: "UnauthorizedOperation",
      times: 8,
    });
    const answer = await look(subject);
    expect(answer).toMatchObject({ kind: "not-permitted", permission: { action: "monitor:GetMonitorData" } });
    expect(await metrics.lastHour({ rule: subject, language: "en-US" })).toEqual({ requests: null });
  });
});

describe("a cloud that answers otherwise", () => {
  let server: HostileServer;
  const rule = { kind: "rule", region, loadBalancerId: "lb-a", listenerId: "lbl-a", locationId: "loc-a" } as const;
  const listener = { ListenerId: "lbl-a", Protocol: "HTTPS", Port: 443 };

  beforeAll(async () => {
    server = await startHostileServer();
  });

  afterAll(() => server.close());

  /** Each metric's answer by its name; others have one point of the last minute. */
  function answers(members: { loadBalancer?: object; monitor: (metric: string) => object | "refused" }) {
    server.behave((response, seen) => {
      const request = JSON.parse(seen.body);
      const one = () => {
        switch (seen.headers["x-tc-action"]) {
          case "GetCallerIdentity":
            return identity;
          case "DescribeLoadBalancers":
            return success({ LoadBalancerSet: [{ LoadBalancerId: "lb-a", ...members.loadBalancer }], TotalCount: 1 });
          case "DescribeListeners": {
            const found = { LocationId: "loc-a", Domain: "a.example", Url: "/" };
            return success({ Listeners: [{ ...listener, Rules: [found] }], TotalCount: 1 });
          }
        }
        const answer = members.monitor(request.MetricName);
        return answer === "refused" ? refusal("InvalidParameterValue") : success(answer);
      };
      one()(response, seen);
    });
    return metricsOf(server.origin).traffic({ subject: rule, period: "1h", language: "en-US" });
  }

  const minute = Math.floor(Date.now() / 60_000) * 60 - 600;
  const vip = { LoadBalancerVips: ["198.51.100.7"] };

  test("metrics that a site doesn't have are left out", async () => {
    const monitor = (metric: string) =>
      metric.startsWith("Clb")
        ? ("refused" as const)
        : { Period: 60, DataPoints: [{ Timestamps: [minute], Values: [3] }] };
    const answer = await answers({ loadBalancer: vip, monitor });
    if (answer.kind !== "traffic") throw new Error(answer.kind);
    const known = answer.traffic.points.filter(({ requests }) => requests !== null);
    expect(known).toEqual([
      { at: minute * 1000, requests: 180, clientErrors: 3, serverErrors: 3, ownErrors: null, average: 3, greatest: 3 },
    ]);
  });

  test("lists that are null, and a load balancer without an address", async () => {
    const monitor = () => ({ Period: 60, DataPoints: null });
    expect(await answers({ loadBalancer: vip, monitor })).toEqual({ kind: "nothing", reason: "no-data" });
    expect(await answers({ monitor })).toEqual({ kind: "nothing", reason: "no-address" });
    const ipv6 = { AddressIPv6: "2001:db8::7" };
    expect(await answers({ loadBalancer: ipv6, monitor })).toEqual({ kind: "nothing", reason: "no-data" });
  });

  test("a metric that every site has must not be refused", async () => {
    const asked = answers({ loadBalancer: vip, monitor: () => "refused" });
    await expect(asked).rejects.toMatchObject({ failure: { kind: "refused", code: "InvalidParameterValue" } });
  });
});
