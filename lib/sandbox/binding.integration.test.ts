import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, functionsOn, listenersOf, loadBalancers, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 150 });
  sdk = new SdkCaller(sandbox);
});

afterAll(() => sandbox.close());

test("the official SDK binds a function, follows the task and reads the binding back", async () => {
  const [first] = await loadBalancers(sdk);
  const LoadBalancerId = first?.LoadBalancerId ?? "";
  const [listener] = await listenersOf(sdk, LoadBalancerId);
  const [rule] = listener?.Rules ?? [];
  const found = { LoadBalancerId, ListenerId: listener?.ListenerId ?? "", LocationId: rule?.LocationId ?? "" };
  expect(await functionsOn(sdk, found)).toBeNull();

  const TaskId = await write(sdk, "RegisterFunctionTargets", found, target({ weight: 66 }));
  expect(TaskId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(await sdk.call("clb", "DescribeTaskStatus", { TaskId })).toMatchObject({ Status: 2 });
  expect(await functionsOn(sdk, found)).toBeNull();

  expect(await ended(sdk, TaskId)).toMatchObject({ Status: 0, Message: null });
  expect(await functionsOn(sdk, found)).toEqual([
    {
      Function: {
        FunctionNamespace: "default",
        FunctionName: "order-webhook",
        FunctionQualifier: "$LATEST",
        FunctionQualifierType: null,
      },
      Weight: 66,
    },
  ]);
  const bound = await loadBalancers(sdk, { Filters: [{ Name: "function-name", Values: ["order-webhook"] }] });
  expect(bound.map((one) => one.LoadBalancerId)).toEqual([LoadBalancerId]);
});

test("a rule is also named by domain and path, which are ignored beside a LocationId", async () => {
  const { LocationId, ...place } = await ruleOf(sdk, "官网入口", "www.example.cn", "/api");
  const named = { ...place, Domain: "www.example.cn", Url: "/api" };
  await ended(sdk, await write(sdk, "RegisterFunctionTargets", named, target()));
  expect(await functionsOn(sdk, { ...place, LocationId })).toMatchObject([{ Weight: 10 }]);

  const both = { ...place, LocationId, Domain: "nowhere.example.cn", Url: "/nothing" };
  await ended(sdk, await write(sdk, "DeregisterFunctionTargets", both, target()));
  expect(await functionsOn(sdk, { ...place, LocationId })).toBeNull();
});

test("modify changes the weight of the same function and replaces another one", async () => {
  const rule = await ruleOf(sdk, "预发环境网关", "staging.example.com", "/");
  const old = target({ qualifier: "prod", type: "ALIAS" });
  await ended(sdk, await write(sdk, "RegisterFunctionTargets", rule, old));

  await ended(sdk, await write(sdk, "ModifyFunctionTargets", rule, { ...old, Weight: 0 }));
  expect(await functionsOn(sdk, rule)).toMatchObject([{ Function: old.Function, Weight: 0 }]);

  const other = target({ name: "image-thumbnail", qualifier: "2", type: "VERSION", weight: 30 });
  await ended(sdk, await write(sdk, "ModifyFunctionTargets", rule, other));
  expect(await functionsOn(sdk, rule)).toEqual([other]);
});

test("an empty FunctionQualifierType is none, as Terraform sends it", async () => {
  const rule = await ruleOf(sdk, "预发环境网关", "staging.example.com", "/api");
  await ended(sdk, await write(sdk, "RegisterFunctionTargets", rule, target({ type: "" })));
  expect(await functionsOn(sdk, rule)).toMatchObject([{ Function: { FunctionQualifierType: null } }]);
});

test("a function that is not active is accepted and fails in its task, with a message in the caller's language", async () => {
  const rule = await ruleOf(sdk, "预发环境网关", "staging.example.com", "/hooks");
  const TaskId = await write(sdk, "RegisterFunctionTargets", rule, target({ name: "coupon-engine" }));
  expect(await ended(sdk, TaskId)).toMatchObject({ Status: 1, Message: "The function is not in the Active status." });
  const chinese = new SdkCaller(sandbox, { language: "zh-CN" });
  expect(await ended(chinese, TaskId)).toMatchObject({ Message: "云函数不是正常（Active）状态。" });
  expect(await functionsOn(sdk, rule)).toBeNull();
});

test("temporary keys bind as well, with their token", async () => {
  const temporary = new SdkCaller(sandbox, { credential: keys.temporary });
  const rule = await ruleOf(temporary, "payments-internal", "pay.internal.example.com", "/notify");
  const TaskId = await write(temporary, "RegisterFunctionTargets", rule, target());
  expect(await ended(temporary, TaskId)).toMatchObject({ Status: 0 });
});

test("a task is known only in its own region and account", async () => {
  const rule = await ruleOf(sdk, "官网入口", "www.example.cn", "/");
  const TaskId = await write(sdk, "RegisterFunctionTargets", rule, target());
  for (const stranger of [
    new SdkCaller(sandbox, { region: "ap-shanghai" }),
    new SdkCaller(sandbox, { credential: keys.classic }),
  ]) {
    expect((await stranger.refusal("clb", "DescribeTaskStatus", { TaskId })).code).toBe("InvalidParameter");
  }
  expect((await sdk.refusal("clb", "DescribeTaskStatus", {})).code).toBe("InvalidParameter");
  expect(await ended(sdk, TaskId)).toMatchObject({ Status: 0 });
});

test("one task at a time on a load balancer; others and reads go on", async () => {
  const slow = await startSandbox({ taskMs: 600_000 });
  try {
    const caller = new SdkCaller(slow);
    const rule = await ruleOf(caller, "shop-web-gateway");
    await write(caller, "RegisterFunctionTargets", rule, target());
    const other = await ruleOf(caller, "shop-web-gateway", "m.shop.example.com", "/");
    for (const [action, place] of [
      ["RegisterFunctionTargets", other],
      ["ModifyFunctionTargets", rule],
      ["DeregisterFunctionTargets", rule],
    ] as const) {
      const refusal = await caller.refusal("clb", action, { ...place, FunctionTargets: [target()] });
      expect(refusal.code).toBe("FailedOperation.ResourceInOperating");
      expect(refusal.message).toContain(`Loadbalancer(${rule.LoadBalancerId}) is not in normal desState`);
    }
    const bound = await ruleOf(caller, "shop-web-gateway", "shop.example.com", "/api/checkout");
    const first = await caller.refusal("clb", "RegisterFunctionTargets", { ...bound, FunctionTargets: [target()] });
    expect(first.code).toBe("FailedOperation.ResourceInOperating");
    expect(await functionsOn(caller, rule)).toBeNull();
    await write(caller, "RegisterFunctionTargets", await ruleOf(caller, "官网入口"), target());
  } finally {
    await slow.close();
  }
});

test("the whole call works by GET as well", async () => {
  const get = new SdkCaller(sandbox, { method: "GET" });
  const rule = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/api/cart");
  const TaskId = await write(get, "RegisterFunctionTargets", rule, target({ weight: 7 }));
  expect(await ended(get, TaskId)).toMatchObject({ Status: 0 });
  expect(await functionsOn(get, rule)).toMatchObject([{ Weight: 7 }]);
});
