import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "#lib/sandbox/server.ts";
import { done, madeLoadBalancer, sendWrite } from "#lib/sandbox/testing/build.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, functionsOn, listenersOf, loadBalancers, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 30 });
  sdk = new SdkCaller(sandbox);
});

afterAll(() => sandbox.close());

async function targetsOf(LoadBalancerId: string) {
  return sdk.call("clb", "DescribeTargets", { LoadBalancerId });
}

test("a world is built, bound, changed and torn down through the API alone", async () => {
  const seoul = new SdkCaller(sandbox, { region: "ap-seoul" });
  expect(await loadBalancers(seoul)).toEqual([]);
  const { LoadBalancerId, ListenerId, LocationIds } = await madeLoadBalancer(sdk, "made-here", "/", "/api");
  expect((await loadBalancers(sdk))[0]).toMatchObject({ LoadBalancerId, LoadBalancerName: "made-here", Status: 1 });
  const [LocationId = "", second = ""] = LocationIds;
  const rule = { LoadBalancerId, ListenerId, LocationId };

  await ended(sdk, await write(sdk, "RegisterFunctionTargets", rule, target({ weight: 5 })));
  const Targets = [
    { InstanceId: "ins-abcd1234", Port: 8080 },
    { Type: "ENI", EniIp: "10.9.8.7", Port: 8080, Weight: 40, Tag: "blue" },
  ];
  await done(sdk, "RegisterTargets", { ...rule, LocationId: second, Targets });
  expect(await targetsOf(LoadBalancerId)).toMatchObject({
    Listeners: [
      {
        Rules: [
          { FunctionTargets: [{ Weight: 5 }], Targets: null },
          {
            FunctionTargets: null,
            Targets: [
              { Type: "CVM", InstanceId: "ins-abcd1234", Weight: 10 },
              { Type: "ENI", PrivateIpAddresses: ["10.9.8.7"], Weight: 40, Tag: "blue" },
            ],
          },
        ],
      },
    ],
  });

  const reweighed = [
    { InstanceId: "ins-abcd1234", Port: 8080 },
    { ...Targets[1], Weight: 1 },
  ];
  await done(sdk, "ModifyTargetWeight", { ...rule, LocationId: second, Targets: reweighed, Weight: 70 });
  await done(sdk, "DeregisterTargets", {
    LoadBalancerId,
    ListenerId,
    Domain: "new.example.com",
    Url: "/api",
    Targets: [reweighed[1]],
  });
  expect(await targetsOf(LoadBalancerId)).toMatchObject({
    Listeners: [{ Rules: [{}, { Targets: [{ Weight: 70 }] }] }],
  });

  const bound = { Filters: [{ Name: "function-name", Values: ["order-webhook"] }] };
  expect((await loadBalancers(sdk, bound)).map((one) => one.LoadBalancerId)).toContain(LoadBalancerId);
  await done(sdk, "DeleteRule", { LoadBalancerId, ListenerId, LocationIds: [LocationId] });
  expect((await loadBalancers(sdk, bound)).map((one) => one.LoadBalancerId)).not.toContain(LoadBalancerId);

  await done(sdk, "DeleteListener", { LoadBalancerId, ListenerId });
  expect(await listenersOf(sdk, LoadBalancerId)).toEqual([]);
  await done(sdk, "DeleteLoadBalancer", { LoadBalancerIds: [LoadBalancerId] });
  expect(await loadBalancers(sdk, { LoadBalancerIds: [LoadBalancerId] })).toEqual([]);
  expect((await sdk.refusal("clb", "DescribeListeners", { LoadBalancerId })).code).toBe(
    "InvalidParameter.LBIdNotFound",
  );
});

test("a redirect to a deleted rule is removed", async () => {
  const target = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/");
  const { ListenerId = "" } =
    (await listenersOf(sdk, target.LoadBalancerId)).find((listener) => listener.Protocol === "HTTPS") ?? {};
  const redirects = async () =>
    JSON.stringify(await listenersOf(sdk, target.LoadBalancerId)).includes(`"TargetListenerId":"${ListenerId}"`);
  expect(await redirects()).toBe(true);
  await done(sdk, "DeleteListener", { LoadBalancerId: target.LoadBalancerId, ListenerId });
  expect(await redirects()).toBe(false);
});

test("the lock of a load balancer covers every write, and no other load balancer", async () => {
  const slow = await startSandbox({ taskMs: 600_000 });
  try {
    const caller = new SdkCaller(slow);
    const rule = await ruleOf(caller, "预发环境网关");
    const { LoadBalancerId, ListenerId, LocationId } = rule;
    await sendWrite(caller, "CreateRule", { LoadBalancerId, ListenerId, Rules: [{ Domain: "x", Url: "/" }] });
    const Targets = [{ InstanceId: "ins-abcd1234", Port: 80 }];
    for (const [action, request] of [
      ["CreateListener", { LoadBalancerId, Ports: [1], Protocol: "TCP" }],
      ["DeleteListener", { LoadBalancerId, ListenerId }],
      ["CreateRule", { LoadBalancerId, ListenerId, Rules: [{ Domain: "y", Url: "/" }] }],
      ["DeleteRule", { LoadBalancerId, ListenerId, LocationIds: [LocationId] }],
      ["RegisterTargets", { ...rule, Targets }],
      ["DeleteLoadBalancer", { LoadBalancerIds: [LoadBalancerId] }],
      ["RegisterFunctionTargets", { ...rule, FunctionTargets: [target()] }],
    ] as const) {
      const { code } = await caller.refusal("clb", action, request);
      expect([action, code]).toEqual([action, "FailedOperation.ResourceInOperating"]);
    }
    const other = await ruleOf(caller, "官网入口");
    await sendWrite(caller, "RegisterTargets", { ...other, Targets });
  } finally {
    await slow.close();
  }
});

test("the same seed and the same writes in the same order give the same ids, another seed others", async () => {
  const build = async (options: SandboxOptions) => {
    const fresh = await startSandbox({ taskMs: 0, control: true, ...options });
    const caller = new SdkCaller(fresh);
    const made = async () => [
      await madeLoadBalancer(caller, "first", "/", "/api"),
      await madeLoadBalancer(caller, "second", "/"),
    ];
    const before = await made();
    await ask(fresh, "POST", "reset", {});
    expect(await made()).toEqual(before);
    await fresh.close();
    return before;
  };
  const ids = await build({ seed: "one" });
  expect(await build({ seed: "one" })).toEqual(ids);
  expect(await build({ seed: "two" })).not.toEqual(ids);
  expect(new Set(JSON.stringify(ids).match(/l(b|bl|oc)-[a-z0-9]{8}/g)).size).toBe(7);
});

test("a read-only key can't create anything", async () => {
  const readonly = new SdkCaller(sandbox, { credential: keys.readonly });
  const { code } = await readonly.refusal("clb", "CreateLoadBalancer", { LoadBalancerType: "OPEN" });
  expect(code).toBe("UnauthorizedOperation");
});

test("what was created stays and what was deleted stays away after a restart", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  try {
    const first = await startSandbox({ taskMs: 20, dataDir });
    const before = new SdkCaller(first);
    const { LoadBalancerId, ListenerId, LocationIds } = await madeLoadBalancer(before, "kept", "/", "/b");
    const rule = { LoadBalancerId, ListenerId, LocationId: LocationIds[1] ?? "" };
    await ended(before, await write(before, "RegisterFunctionTargets", rule, target({ weight: 3 })));
    const [gone] = await loadBalancers(before, { LoadBalancerName: "no-listeners-yet" });
    const [short] = (await done(before, "CreateLoadBalancer", { LoadBalancerType: "OPEN" })).LoadBalancerIds;
    const LoadBalancerIds = [gone?.LoadBalancerId ?? "", short ?? ""];
    await done(before, "DeleteLoadBalancer", { LoadBalancerIds });
    await first.close();

    const second = await startSandbox({ taskMs: 20, dataDir });
    const after = new SdkCaller(second);
    expect(await functionsOn(after, rule)).toMatchObject([{ Weight: 3 }]);
    expect(await loadBalancers(after, { LoadBalancerIds })).toEqual([]);
    await done(after, "DeleteRule", { LoadBalancerId, ListenerId, Domain: "new.example.com" });
    await second.close();

    const third = await startSandbox({ taskMs: 20, dataDir });
    const last = new SdkCaller(third);
    const [listener] = await listenersOf(last, LoadBalancerId);
    expect(listener?.Rules).toEqual([]);
    const next = await madeLoadBalancer(last, "after the restart", "/");
    expect([LoadBalancerId, ...LoadBalancerIds]).not.toContain(next.LoadBalancerId);
    await third.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
