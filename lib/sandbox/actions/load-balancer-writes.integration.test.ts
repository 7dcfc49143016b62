import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { done, madeLoadBalancer, sendWrite } from "#lib/sandbox/testing/build.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, loadBalancers } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 30 });
  sdk = new SdkCaller(sandbox);
});

afterAll(() => sandbox.close());

describe("CreateLoadBalancer", () => {
  test("is polled by its DealName, and its load balancers are listed once the task is done", async () => {
    const slow = await startSandbox({ taskMs: 600_000, control: true });
    try {
      const caller = new SdkCaller(slow);
      const order = { LoadBalancerType: "OPEN", Number: 2, AddressIPVersion: "ipv6", VipIsp: "BGP" };
      const { LoadBalancerIds, DealName } = await sendWrite(caller, "CreateLoadBalancer", order);
      expect(DealName).toMatch(/^\d{23}$/);
      expect(await caller.call("clb", "DescribeTaskStatus", { DealName })).toMatchObject({ Status: 2 });
      expect(await loadBalancers(caller, { LoadBalancerIds })).toEqual([]);
      await ask(slow, "POST", "clock", { advanceMs: 720_000 });
      expect(await caller.call("clb", "DescribeTaskStatus", { DealName })).toMatchObject({
        Status: 0,
        LoadBalancerIds,
      });
      const found = await loadBalancers(caller, { LoadBalancerIds });
      expect(found).toHaveLength(2);
      expect(found[0]).toMatchObject({ IPv6Mode: "IPv6Nat64", Forward: 1 });
      expect(found[0]?.LoadBalancerName).toBe(found[0]?.LoadBalancerId);
    } finally {
      await slow.close();
    }
  });

  test("leaves nothing when it fails", async () => {
    const faulty = await startSandbox({ taskMs: 20, control: true });
    try {
      const caller = new SdkCaller(faulty);
      await ask(faulty, "POST", "faults", { action: "CreateLoadBalancer", kind: "task-fail" });
      const { LoadBalancerIds, RequestId } = await sendWrite(caller, "CreateLoadBalancer", {
        LoadBalancerType: "OPEN",
      });
      expect(await ended(caller, RequestId)).toMatchObject({ Status: 1, Message: expect.stringContaining("failed") });
      expect(await loadBalancers(caller, { LoadBalancerIds })).toEqual([]);
    } finally {
      await faulty.close();
    }
  });

  test("orders nothing twice with the same ClientToken", async () => {
    const order = { LoadBalancerType: "INTERNAL", SubnetId: "subnet-abcd1234", ClientToken: "once" };
    const first = await done(sdk, "CreateLoadBalancer", order);
    const again = await sendWrite(sdk, "CreateLoadBalancer", order);
    expect(again).toMatchObject({ LoadBalancerIds: first.LoadBalancerIds, DealName: first.DealName });
    expect((await loadBalancers(sdk, { LoadBalancerType: "INTERNAL" })).length).toBe(2);
  });

  test("works in an empty region", async () => {
    const seoul = new SdkCaller(sandbox, { region: "ap-seoul" });
    await madeLoadBalancer(seoul, "first of Seoul", "/");
    expect(await loadBalancers(seoul)).toMatchObject([{ LoadBalancerName: "first of Seoul" }]);
  });

  test.each([
    [{}, "MissingParameter"],
    [{ LoadBalancerType: "INTERNAL" }, "MissingParameter"],
    [{ LoadBalancerType: "OPEN", AddressIPVersion: "IPv6FullChain" }, "MissingParameter"],
    [{ LoadBalancerType: "OPEN", AddressIPVersion: "IPv5" }, "InvalidParameterValue"],
    [{ LoadBalancerType: "OPEN", LoadBalancerName: "x".repeat(81) }, "InvalidParameterValue.Length"],
    [{ LoadBalancerType: "OPEN", Number: 21 }, "InvalidParameterValue.Range"],
    [{ LoadBalancerType: "OPEN", VpcId: "vpc-1" }, "InvalidParameter.FormatError"],
    [{ LoadBalancerType: "OPEN", MasterZoneId: "ap-tokyo-1" }, "InvalidParameterValue"],
    [{ LoadBalancerType: "OPEN", ClientToken: "x".repeat(65) }, "InvalidParameter.ClientTokenLimitExceeded"],
    [{ LoadBalancerType: "OPEN", ClientToken: "令牌" }, "InvalidParameterValue"],
    [{ LoadBalancerType: "OPEN", Colour: "red" }, "UnknownParameter"],
  ])("%j is refused with %s", async (request, code) => {
    expect((await sdk.refusal("clb", "CreateLoadBalancer", request)).code).toBe(code);
  });

  test("is refused beyond the quota, which DescribeQuota counts", async () => {
    const beijing = new SdkCaller(sandbox, { region: "ap-beijing" });
    const order = { LoadBalancerType: "OPEN", Number: 20 };
    for (let count = 0; count < 4; count += 1) await done(beijing, "CreateLoadBalancer", order);
    expect(await beijing.call("clb", "DescribeQuota")).toMatchObject({
      QuotaSet: expect.arrayContaining([
        { QuotaId: "TOTAL_OPEN_CLB_QUOTA", QuotaCurrent: 83, QuotaLimit: 100 },
        { QuotaId: "TOTAL_LISTENER_QUOTA", QuotaCurrent: null, QuotaLimit: 50 },
      ]),
    });
    expect((await beijing.refusal("clb", "CreateLoadBalancer", order)).code).toBe("LimitExceeded");
  });
});

describe("DeleteLoadBalancer", () => {
  test("needs ForceDelete where there are many servers", async () => {
    const { LoadBalancerId, ListenerId, LocationIds } = await madeLoadBalancer(sdk, "crowded", "/");
    const Targets = Array.from({ length: 20 }, (_, index) => ({ EniIp: `10.7.0.${index}`, Type: "ENI", Port: 80 }));
    await done(sdk, "RegisterTargets", { LoadBalancerId, ListenerId, LocationId: LocationIds[0], Targets });
    const LoadBalancerIds = [LoadBalancerId];
    expect((await sdk.refusal("clb", "DeleteLoadBalancer", { LoadBalancerIds })).code).toBe("FailedOperation");
    await done(sdk, "DeleteLoadBalancer", { LoadBalancerIds, ForceDelete: true });
  });

  test.each([
    [["lb-00000000"], "InvalidParameter"],
    [["gateway"], "InvalidParameter.FormatError"],
    [[], "InvalidParameterValue.Length"],
  ])("%j is refused with %s", async (LoadBalancerIds, code) => {
    expect((await sdk.refusal("clb", "DeleteLoadBalancer", { LoadBalancerIds })).code).toBe(code);
  });
});
