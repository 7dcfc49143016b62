import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { monitorDataDocument } from "#lib/cloud/catalogue/monitor.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, loadBalancerNamed, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;
let vip: string;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 20 });
  sdk = new SdkCaller(sandbox);
  vip = (await loadBalancerNamed(sdk, "shop-web-gateway")).LoadBalancerVips?.[0] ?? "";
});

afterAll(() => sandbox.close());

function dimensions(members: Record<string, string>) {
  return { Dimensions: Object.entries(members).map(([Name, Value]) => ({ Name, Value })) };
}

function rule(url: string) {
  return dimensions({ vip, loadBalancerPort: "80", protocol: "http", domain: "shop.example.com", url });
}

const day = { StartTime: "2026-10-21T00:00:00+08:00", EndTime: "2026-10-21T23:55:00+08:00" };

async function ask(MetricName: string, instance: object, more: object = {}) {
  const request = { Namespace: "QCE/LOADBALANCE", MetricName, Instances: [instance], ...day, ...more };
  const answer = monitorDataDocument.parse(await sdk.call("monitor", "GetMonitorData", request));
  const [point] = answer.DataPoints ?? [];
  if (!point) throw new Error("no data point");
  return { ...answer, point, values: point.Values ?? [] };
}

test("a bound rule has traffic with a daily rhythm, the same each time, an unbound one has none", async () => {
  const bound = await ask("QPS", rule("/api/checkout"));
  expect(bound).toMatchObject({ Period: 300, MetricName: "QPS", ...day, Msg: null });
  expect(bound.values).toHaveLength(288);
  expect(bound.point.Timestamps?.[0]).toBe(Date.parse(day.StartTime) / 1000);
  expect(Math.min(...bound.values)).toBeGreaterThan(0);
  expect(bound.values[20 * 12] ?? 0).toBeGreaterThan(3 * (bound.values[4 * 12] ?? 0));
  expect((await ask("QPS", rule("/api/checkout"))).values).toEqual(bound.values);
  expect(new Set((await ask("QPS", rule("/api/cart"))).values)).toEqual(new Set([0]));
  expect((await ask("QPS", rule("/static"))).values[0]).toBeGreaterThan(0);
});

test("an unknown resource has no points", async () => {
  expect((await ask("QPS", rule("/nowhere"))).values).toEqual([]);
  const nobody = dimensions({ functionName: "nobody" });
  expect((await ask("Invocation", nobody, { Namespace: "QCE/SCF_V2" })).values).toEqual([]);
});

test("the requested statistics agree with each other", async () => {
  const all = await ask("ResponseTimeAverage", rule("/api/checkout"), { SpecifyStatistics: 7 });
  all.values.forEach((value, at) => {
    expect(all.point.AvgValues?.[at]).toBe(value);
    expect(all.point.MinValues?.[at]).toBeLessThanOrEqual(value);
    expect(all.point.MaxValues?.[at]).toBeGreaterThanOrEqual(value);
  });
  const most = await ask("ResponseTimeAverage", rule("/api/checkout"), { SpecifyStatistics: 2 });
  expect(most.point).toMatchObject({ AvgValues: null, MinValues: null, MaxValues: all.point.MaxValues });
});

test("the answers of a minute add up to its requests", async () => {
  const minute = { Period: 60, StartTime: "2026-10-21T20:00:00+08:00", EndTime: "2026-10-21T20:00:00+08:00" };
  const value = async (metric: string) => (await ask(metric, rule("/api/checkout"), minute)).values[0] ?? 0;
  const classes = await Promise.all(["2XX", "3XX", "4XX", "5XX"].map((digits) => value(`HttpCode${digits}`)));
  const answered = classes.reduce((a, b) => a + b);
  expect(Math.abs(answered - (await value("QPS")) * 60)).toBeLessThan(4);
  expect(await value("HttpCode404")).toBeLessThanOrEqual(classes[2] ?? 0);
  expect(await value("HttpCode502")).toBeLessThanOrEqual(classes[3] ?? 0);
});

test("a function is invoked as often as its rules get requests; an unbound rule gets traffic once it is bound", async () => {
  const place = await ruleOf(sdk, "官网入口");
  await ended(sdk, await write(sdk, "RegisterFunctionTargets", place, target({ qualifier: "prod", type: "ALIAS" })));
  const since = { Period: 60, StartTime: new Date(Date.now() - 600_000).toISOString(), EndTime: undefined };
  const called = async (members: object) => {
    const where = dimensions({ functionName: "order-webhook", namspace: "default", ...members });
    return (await ask("Invocation", where, { ...since, Namespace: "QCE/SCF_V2" })).values;
  };
  expect((await called({}))[0]).toBe(0);
  expect(await called({ version: "3" })).toEqual(await called({}));
  expect(await called({ alias: "prod" })).toEqual(await called({}));
  expect(new Set(await called({ alias: "canary" }))).toEqual(new Set([0]));
});

test("an unbound rule keeps the figures of its binding; its clients then get 502 from the load balancer", async () => {
  const url = "/api/checkout";
  const place = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", url);
  const checkout = { namespace: "shop-prod", name: "checkout", qualifier: "prod", type: "ALIAS" };
  const before = (await ask("HttpCode2XX", rule(url))).values;
  const last = async (metric: string, instance: object = rule(url), more: object = {}) => {
    const now = { Period: 60, StartTime: new Date(Date.now() - 60_000).toISOString(), EndTime: undefined };
    return (await ask(metric, instance, { ...now, ...more })).values.at(-1) ?? 0;
  };
  const calls = () =>
    last("Invocation", dimensions({ functionName: "checkout", namespace: "shop-prod" }), { Namespace: "QCE/SCF_V2" });
  expect((await ask("ClbHttp502", rule(url))).values).toEqual((await ask("HttpCode502", rule(url))).values);

  await ended(sdk, await write(sdk, "ModifyFunctionTargets", place, target({ ...checkout, weight: 0 })));
  expect([await calls(), await last("HttpCode2XX")]).toEqual([0, 0]);
  await ended(sdk, await write(sdk, "DeregisterFunctionTargets", place, target(checkout)));
  expect([await calls(), await last("HttpCode2XX")]).toEqual([0, 0]);
  expect(await last("ClbHttp502")).toBeGreaterThan(0);
  expect(await last("QPS")).toBeGreaterThan(0);
  expect((await ask("HttpCode2XX", rule(url))).values).toEqual(before);

  await ended(
    sdk,
    await write(sdk, "RegisterFunctionTargets", place, target({ namespace: "faults", name: "task-slow" })),
  );
  expect(await last("HttpCode5XX")).toBeGreaterThan(0.2 * (await last("HttpCode2XX")));
  const failing = dimensions({ functionName: "task-slow", namspace: "faults" });
  expect(await last("Error", failing, { Namespace: "QCE/SCF_V2" })).toBeGreaterThan(0);
});

test("calls of five minutes are added up, and before a resource was made there is nothing", async () => {
  const checkout = dimensions({ functionName: "checkout", namspace: "shop-prod" });
  const five = { Namespace: "QCE/SCF_V2", StartTime: day.StartTime, EndTime: "2026-10-21T00:04:00+08:00" };
  const minutes = (await ask("Invocation", checkout, { ...five, Period: 60 })).values;
  expect(minutes).toHaveLength(5);
  const [sum] = (await ask("Invocation", checkout, { ...five, SpecifyStatistics: 1 })).values;
  expect(sum).toBe(minutes.reduce((a, b) => a + b));
  const early = { StartTime: "2025-01-01T00:00:00+08:00", EndTime: "2025-01-01T01:00:00+08:00" };
  expect((await ask("QPS", rule("/static"), early)).values).toEqual([]);
  expect((await ask("Invocation", checkout, { ...early, Namespace: "QCE/SCF_V2" })).values).toEqual([]);
});

test("there are no points in the future", async () => {
  const soon = { StartTime: new Date(Date.now() - 3_600_000).toISOString(), EndTime: "2030-01-01T00:00:00+08:00" };
  const { code } = await sdk.refusal("monitor", "GetMonitorData", {
    Namespace: "QCE/LOADBALANCE",
    MetricName: "QPS",
    Instances: [rule("/")],
    ...soon,
  });
  expect(code).toBe("InvalidParameterValue");
  const EndTime = new Date(Date.now() + 3_600_000).toISOString();
  const { point } = await ask("QPS", rule("/"), { ...soon, EndTime });
  expect(Math.max(...(point.Timestamps ?? []))).toBeLessThanOrEqual(Date.now() / 1000 + 1);
  expect(point.Timestamps?.length).toBeGreaterThan(10);
});

describe("is refused", () => {
  test.each([
    [{ Namespace: "QCE/TEAPOT" }, "InvalidParameterValue"],
    [{ MetricName: "Colour" }, "InvalidParameterValue"],
    [{ MetricName: "constructor" }, "InvalidParameterValue"],
    [{ Period: 77 }, "InvalidParameterValue"],
    [{ StartTime: "yesterday" }, "InvalidParameterValue"],
    [{ StartTime: "2026-10-21T10:00:00+08:00", EndTime: "2026-10-21T09:00:00+08:00" }, "InvalidParameterValue"],
    [
      { Period: 60, StartTime: "2026-10-20T00:00:00+08:00", EndTime: "2026-10-21T00:00:00+08:00" },
      "InvalidParameterValue",
    ],
    [{ SpecifyStatistics: 8 }, "InvalidParameterValue"],
    [{ Instances: [] }, "InvalidParameterValue"],
    [{ Instances: [dimensions({ domain: "shop.example.com" })] }, "InvalidParameterValue"],
    [{ Instances: [dimensions({ vip: "198.18.0.1", colour: "red" })] }, "InvalidParameterValue"],
    [{ Instances: undefined }, "MissingParameter"],
  ])("%j with %s", async (change, code) => {
    const request = { Namespace: "QCE/LOADBALANCE", MetricName: "QPS", Instances: [rule("/")], ...day, ...change };
    expect((await sdk.refusal("monitor", "GetMonitorData", request)).code).toBe(code);
  });
});
