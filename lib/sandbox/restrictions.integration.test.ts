import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import {
  ended,
  functionsOn,
  listenersOf,
  loadBalancerNamed,
  loadBalancers,
  ruleOf,
  target,
  write,
} from "#lib/sandbox/testing/world.ts";

/** Each test is titled by its sentence of the RegisterFunctionTargets page. */

let sandbox: RunningSandbox;
let sdk: SdkCaller;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 20 });
  sdk = new SdkCaller(sandbox);
});

afterAll(() => sandbox.close());

async function refusedOn(caller: SdkCaller, rule: object, ...targets: object[]) {
  return caller.refusal("clb", "RegisterFunctionTargets", {
    ...rule,
    FunctionTargets: targets.length > 0 ? targets : [target()],
  });
}

describe("SCF binding is supported only in Guangzhou, Shenzhen Finance, Shanghai, Shanghai Finance, Beijing, Chengdu, Hong Kong (China), Singapore, Tokyo, and Silicon Valley", () => {
  test.each([
    "ap-shenzhen-fsi",
    "ap-shanghai",
    "ap-shanghai-fsi",
    "ap-beijing",
    "ap-chengdu",
    "ap-hongkong",
    "ap-singapore",
    "ap-tokyo",
    "na-siliconvalley",
  ])("%s binds", async (region) => {
    const caller = new SdkCaller(sandbox, { region });
    const rule = await ruleOf(caller, `${region}-web`);
    const TaskId = await write(caller, "RegisterFunctionTargets", rule, target());
    expect(await ended(caller, TaskId)).toMatchObject({ Status: 0 });
  });

  test.each(["ap-nanjing", "eu-frankfurt"])("%s shows its load balancers and does not bind", async (region) => {
    const caller = new SdkCaller(sandbox, { region });
    const refusal = await refusedOn(caller, await ruleOf(caller, `${region}-web`));
    expect(refusal).toMatchObject({ code: "UnsupportedRegion", message: "The action not support this region." });
  });
});

test("Only the standard account type supports binding SCF. The classic account type is unsupported.", async () => {
  const classic = new SdkCaller(sandbox, { credential: keys.classic });
  expect(await classic.call("vpc", "DescribeNetworkAccountType")).toMatchObject({ NetworkAccountType: "LEGACY" });
  const refusal = await refusedOn(classic, await ruleOf(classic, "ap-guangzhou-web"));
  expect(refusal.code).toBe("FailedOperation");
  expect(refusal.message).toContain("standard account type");
  expect(await sdk.call("vpc", "DescribeNetworkAccountType")).toMatchObject({ NetworkAccountType: "STANDARD" });
});

test("Classic CLB does not support binding SCF.", async () => {
  const refusal = await refusedOn(sdk, await ruleOf(sdk, "legacy-forum (classic)"));
  expect(refusal.code).toBe("FailedOperation");
  expect(refusal.message).toContain("Classic CLB");
});

test("Basic Network Type does not support binding SCF.", async () => {
  const refusal = await refusedOn(sdk, await ruleOf(sdk, "基础网络-旧站"));
  expect(refusal.code).toBe("FailedOperation");
  expect(refusal.message).toContain("basic network");
});

describe("CLB supports binding ALL SCFs in the same region by default, supports cross-VPC binding, but cross-region selection is not supported.", () => {
  test("a function of another region does not exist here", async () => {
    const shanghai = new SdkCaller(sandbox, { region: "ap-shanghai" });
    const rule = await ruleOf(shanghai, "备用入口");
    expect((await refusedOn(shanghai, rule, target({ name: "sms-notify" }))).code).toBe("ResourceNotFound");
    const here = await ruleOf(sdk, "官网入口", "www.example.cn", "/");
    const TaskId = await write(sdk, "RegisterFunctionTargets", here, target({ name: "sms-notify" }));
    expect(await ended(sdk, TaskId)).toMatchObject({ Status: 0 });
  });

  test("a load balancer of another region does not exist here", async () => {
    const shanghai = new SdkCaller(sandbox, { region: "ap-shanghai" });
    const refusal = await refusedOn(sdk, await ruleOf(shanghai, "备用入口"));
    expect(refusal.code).toBe("InvalidParameter.LBIdNotFound");
  });
});

describe("Currently, only IPv4 and IPv6 NAT64 versions of Cloud Load Balancer support binding SCF. IPv6 version is not currently supported.", () => {
  test("NAT64 binds", async () => {
    const entry = await loadBalancerNamed(sdk, "官网入口");
    expect(entry).toMatchObject({ AddressIPVersion: "ipv6", IPv6Mode: "IPv6Nat64" });
    const TaskId = await write(
      sdk,
      "RegisterFunctionTargets",
      await ruleOf(sdk, "官网入口", "www.example.cn", "/api"),
      target(),
    );
    expect(await ended(sdk, TaskId)).toMatchObject({ Status: 0 });
  });

  test("full-chain IPv6 does not", async () => {
    const refusal = await refusedOn(sdk, await ruleOf(sdk, "校园门户 IPv6"));
    expect(refusal.code).toBe("FailedOperation");
    expect(refusal.message).toContain("IPv4 and IPv6 NAT64");
  });
});

describe("Only layer-7 (HTTP, HTTPS) listeners support binding SCF. Layer-4 (TCP, UDP, TCP SSL) listeners and layer-7 QUIC listeners are unsupported.", () => {
  test("HTTPS binds, also where a rule has QUIC on", async () => {
    const rule = await ruleOf(sdk, "shop-web-gateway", "m.shop.example.com", "/");
    expect(await ended(sdk, await write(sdk, "RegisterFunctionTargets", rule, target()))).toMatchObject({ Status: 0 });
    expect(await functionsOn(sdk, rule)).toHaveLength(1);
  });

  test.each(["TCP", "UDP", "TCP_SSL", "QUIC"])("%s does not", async (protocol) => {
    const { LoadBalancerId } = await loadBalancerNamed(sdk, "shop-web-gateway");
    const listener = (await listenersOf(sdk, LoadBalancerId)).find((one) => one.Protocol === protocol);
    expect(listener?.Rules).toBeNull();
    const place = { LoadBalancerId, ListenerId: listener?.ListenerId, LocationId: "loc-00000000" };
    expect((await refusedOn(sdk, place)).code).toBe("InvalidParameter.ProtocolCheckFailed");
  });
});

test('CLB binding SCF only supports binding SCF of the "Event function" type.', async () => {
  const rule = await ruleOf(sdk, "payments-internal", "pay.internal.example.com", "/refund");
  const refusal = await refusedOn(sdk, rule, target({ name: "web-frontend" }));
  expect(refusal.code).toBe("InvalidParameterValue");
  expect(refusal.message).toContain("Event");
});

describe("A forwarding rule supports binding only one SCF.", () => {
  test("a rule that has one refuses another", async () => {
    const rule = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/api/checkout");
    expect((await refusedOn(sdk, rule)).code).toBe("LimitExceeded");
  });

  test("two at once are refused", async () => {
    const rule = await ruleOf(sdk, "payments-internal", "pay.internal.example.com", "/notify");
    const refusal = await refusedOn(sdk, rule, target(), target({ name: "sms-notify" }));
    expect(refusal.code).toBe("LimitExceeded");
  });
});

test("A maximum of 20 requests can be initiated per second for this API.", async () => {
  const caller = new SdkCaller(sandbox, { credential: keys.temporary, patient: false });
  const nowhere = { LoadBalancerId: "lb-00000000", ListenerId: "lbl-00000000", LocationId: "loc-00000000" };
  const refusals = await Promise.all(Array.from({ length: 21 }, () => refusedOn(caller, nowhere)));
  const codes = refusals.map((refusal) => refusal.code);
  expect(codes.filter((code) => code === "InvalidParameter.LBIdNotFound")).toHaveLength(20);
  expect(codes.filter((code) => code === "RequestLimitExceeded")).toHaveLength(1);
  const refused = refusals.find((refusal) => refusal.code === "RequestLimitExceeded");
  expect(refused?.message).toContain("equals to `21` in a second, which exceeds the frequency limit `20`");
  // Another action has its own count, and so has another user.
  expect(await loadBalancers(caller)).not.toHaveLength(0);
  expect((await refusedOn(sdk, nowhere)).code).toBe("InvalidParameter.LBIdNotFound");
});

describe("what the page does not say", () => {
  test.each(["new-gateway (creating)", "unpaid-gateway (isolated)"])("%s does not bind", async (name) => {
    expect((await refusedOn(sdk, await ruleOf(sdk, name))).code).toBe("FailedOperation");
  });

  test.each([
    ["a redirect", "old.shop.example.com", "/"],
    ["a target group's rule", "shop.example.com", "/images"],
  ])("%s does not bind", async (_, domain, url) => {
    expect((await refusedOn(sdk, await ruleOf(sdk, "shop-web-gateway", domain, url))).code).toBe("FailedOperation");
  });

  test("a rule with servers binds", async () => {
    const rule = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/static");
    expect(await ended(sdk, await write(sdk, "RegisterFunctionTargets", rule, target()))).toMatchObject({ Status: 0 });
  });
});
