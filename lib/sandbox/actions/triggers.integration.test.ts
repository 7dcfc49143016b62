import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, type Found, functionsOn, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;
let first: Found;
let second: Found;

const inDefault = { FunctionName: "order-webhook", Namespace: "default" };
const names = z.object({ TotalCount: z.int(), Triggers: z.array(z.object({ TriggerName: z.string() })) });

async function triggers(request: object): Promise<{ total: number; names: string[] }> {
  const answer = names.parse(await sdk.call("scf", "ListTriggers", request));
  return { total: answer.TotalCount, names: answer.Triggers.map((one) => one.TriggerName) };
}

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 1300 });
  sdk = new SdkCaller(sandbox);
  first = await ruleOf(sdk, "官网入口", "www.example.cn", "/api");
  second = await ruleOf(sdk, "预发环境网关");
  await ended(sdk, await write(sdk, "RegisterFunctionTargets", first, target({ weight: 7 })));
  await ended(sdk, await write(sdk, "RegisterFunctionTargets", second, target({ qualifier: "prod", type: "ALIAS" })));
});

afterAll(() => sandbox.close());

describe("a binding is listed as a trigger", () => {
  test("of type clb, with the rule in its description", async () => {
    const { LoadBalancerId, ListenerId, LocationId } = first;
    const answer = await sdk.call("scf", "ListTriggers", { ...inDefault, Order: "ASC", OrderBy: "add_time" });
    expect(answer).toMatchObject({
      TotalCount: 2,
      Triggers: [
        {
          Type: "clb",
          Enable: 1,
          Qualifier: "$LATEST",
          AvailableStatus: "Available",
          ResourceId: `qcs::clb:gz:uin/100010020001:${LoadBalancerId}/${ListenerId}/${LocationId}`,
          TriggerDesc: JSON.stringify({
            loadBalanceId: LoadBalancerId,
            domain: "www.example.cn",
            port: 80,
            protocol: "HTTP",
            url: "/api",
            weight: 7,
          }),
        },
        { Qualifier: "prod" },
      ],
    });
  });

  test("ordered, paged and filtered", async () => {
    const oldestFirst = [first.LocationId, second.LocationId];
    expect(await triggers({ ...inDefault, OrderBy: "add_time", Order: "ASC" })).toEqual({
      total: 2,
      names: oldestFirst,
    });
    expect((await triggers(inDefault)).names).toEqual(oldestFirst.toReversed());
    expect(await triggers({ ...inDefault, Offset: 1, Limit: 5 })).toEqual({ total: 2, names: [first.LocationId] });
    const filtered = { ...inDefault, Filters: [{ Name: "Qualifier", Values: ["prod"] }] };
    expect(await triggers(filtered)).toEqual({ total: 1, names: [second.LocationId] });
    expect(await triggers({ FunctionName: "sms-notify" })).toEqual({ total: 0, names: [] });
  });

  test("ordered by last change: another weight moves it up, its AddTime stays", async () => {
    await ended(sdk, await write(sdk, "ModifyFunctionTargets", first, target({ weight: 8 })));
    expect((await triggers({ ...inDefault, OrderBy: "mod_time" })).names).toEqual([
      first.LocationId,
      second.LocationId,
    ]);
    expect((await triggers({ ...inDefault, OrderBy: "add_time" })).names).toEqual([
      second.LocationId,
      first.LocationId,
    ]);
  });

  test("of the function at its own qualifier, with the version behind it", async () => {
    const request = { ...inDefault, Qualifier: "prod", ShowCode: "FALSE" };
    expect(await sdk.call("scf", "GetFunction", request)).toMatchObject({
      FunctionName: "order-webhook",
      Type: "Event",
      Status: "Active",
      AvailableStatus: "Available",
      FunctionVersion: "3",
      Qualifier: "prod",
      Triggers: [{ TriggerName: second.LocationId }],
      EipConfig: null,
    });
    expect(await sdk.call("scf", "GetFunction", { FunctionName: "web-frontend" })).toMatchObject({ Type: "HTTP" });
  });
});

test.each([
  ["ListTriggers", { ...inDefault, OrderBy: "name" }, "InvalidParameterValue.OrderBy"],
  ["ListTriggers", { ...inDefault, Order: "UP" }, "InvalidParameterValue.Order"],
  ["ListTriggers", { ...inDefault, Filters: [{ Name: "Colour", Values: [] }] }, "InvalidParameterValue.Filters"],
  ["ListTriggers", { FunctionName: "nobody" }, "ResourceNotFound.Function"],
  ["GetFunction", { FunctionName: "nobody" }, "ResourceNotFound.Function"],
  ["GetFunction", { ...inDefault, Qualifier: "99" }, "ResourceNotFound.Version"],
  ["GetFunction", {}, "InvalidParameter.FunctionNameOrResourceIdRequired"],
  ["DeleteTrigger", { ...inDefault, TriggerName: "loc-00000000", Type: "clb" }, "ResourceNotFound.Trigger"],
  ["DeleteTrigger", { ...inDefault, TriggerName: "loc-00000000", Type: "doorbell" }, "InvalidParameterValue.Type"],
  ["DeleteFunction", { FunctionName: "nobody" }, "ResourceNotFound.Function"],
  ["DeleteFunction", { ...inDefault, Qualifier: "99" }, "ResourceNotFound.Qualifier"],
  ["DeleteFunction", { ...inDefault, Qualifier: "3" }, "UnsupportedOperation.AliasBind"],
  ["DeleteFunction", { ...inDefault, Qualifier: "$LATEST" }, "InvalidParameterValue.Qualifier"],
])("%s %j answers %s", async (action, request, code) => {
  expect((await sdk.refusal("scf", action, request)).code).toBe(code);
});

test("a read-only key deletes nothing", async () => {
  const readonly = new SdkCaller(sandbox, { credential: keys.readonly });
  expect((await readonly.refusal("scf", "DeleteFunction", inDefault)).code).toBe("UnauthorizedOperation");
});

describe("deleting unbinds at once:", () => {
  test("the rule of a trigger, unless its load balancer has a task", async () => {
    const trigger = { ...inDefault, TriggerName: first.LocationId, Type: "clb" };
    const running = await write(sdk, "ModifyFunctionTargets", first, target({ weight: 9 }));
    expect((await sdk.refusal("scf", "DeleteTrigger", trigger)).code).toBe("FailedOperation.DeleteTrigger");
    expect((await sdk.refusal("scf", "DeleteFunction", inDefault)).code).toBe("FailedOperation.DeleteFunction");
    await ended(sdk, running);
    const other = { ...trigger, Qualifier: "prod" };
    expect((await sdk.refusal("scf", "DeleteTrigger", other)).code).toBe("ResourceNotFound.Trigger");
    await sdk.call("scf", "DeleteTrigger", trigger);
    expect(await functionsOn(sdk, first)).toBeNull();
    expect((await triggers(inDefault)).names).toEqual([second.LocationId]);
    await write(sdk, "RegisterFunctionTargets", first, target());
  });

  test("the rules of a version, and all rules of a function; also after a restart", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    const before = await startSandbox({ taskMs: 10, dataDir });
    const caller = new SdkCaller(before);
    const places = [await ruleOf(caller, "官网入口"), await ruleOf(caller, "预发环境网关")] as const;
    await ended(caller, await write(caller, "RegisterFunctionTargets", places[0], target({ qualifier: "1" })));
    await ended(caller, await write(caller, "RegisterFunctionTargets", places[1], target({ qualifier: "2" })));
    const bound = (sdk: SdkCaller) => Promise.all(places.map((place) => functionsOn(sdk, place)));
    await caller.call("scf", "DeleteFunction", { ...inDefault, Qualifier: "1" });
    expect(await bound(caller)).toEqual([null, [expect.anything()]]);
    const gone = { ...places[0], FunctionTargets: [target({ qualifier: "1" })] };
    expect((await caller.refusal("clb", "RegisterFunctionTargets", gone)).code).toBe("ResourceNotFound");
    await caller.call("scf", "DeleteFunction", inDefault);
    expect(await bound(caller)).toEqual([null, null]);
    await before.close();

    const after = await startSandbox({ taskMs: 10, dataDir });
    const again = new SdkCaller(after);
    expect((await again.refusal("scf", "GetFunction", inDefault)).code).toBe("ResourceNotFound.Function");
    expect(await bound(again)).toEqual([null, null]);
    await after.close();
    await rm(dataDir, { recursive: true });
  });
});

test("regions of a product come in the caller's language", async () => {
  const chinese = new SdkCaller(sandbox, { language: "zh-CN" });
  expect(await chinese.call("region", "DescribeRegions", { Product: "clb" })).toMatchObject({
    TotalCount: 23,
    RegionSet: {
      0: { Region: "ap-guangzhou", RegionName: "华南地区（广州）", RegionState: "AVAILABLE", LocationMC: null },
    },
  });
  const refusal = await sdk.refusal("region", "DescribeRegions", { Product: "teapot" });
  expect(refusal.code).toBe("InvalidParameter.ParameterError");
});
