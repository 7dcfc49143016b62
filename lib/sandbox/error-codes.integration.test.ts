import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { keys, SdkCaller } from "#lib/sandbox/testing/sdk.ts";
import { ended, type Found, ruleOf, target, write } from "#lib/sandbox/testing/world.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;
let rule: Found;

beforeAll(async () => {
  sandbox = await startSandbox({ taskMs: 20 });
  sdk = new SdkCaller(sandbox);
  rule = await ruleOf(sdk, "shop-web-gateway");
});

afterAll(() => sandbox.close());

/** The codes in the order of the RegisterFunctionTargets page, each with a call that provokes it. */
const provoked: [code: string, change: () => object | Promise<object>][] = [
  ["FailedOperation", () => ({ FunctionTargets: [target({ namespace: "faults", name: "failed-operation" })] })],
  [
    "FailedOperation.ResourceInOperating",
    () => ({ FunctionTargets: [target({ namespace: "faults", name: "always-busy" })] }),
  ],
  ["InternalError", () => ({ FunctionTargets: [target({ namespace: "faults", name: "internal-error" })] })],
  ["InvalidParameter", () => ({ LoadBalancerId: 7 })],
  ["InvalidParameter.FormatError", () => ({ LoadBalancerId: "gateway" })],
  ["InvalidParameter.FormatError", () => ({ ListenerId: "lb-00000000" })],
  ["InvalidParameter.FormatError", () => ({ LocationId: "loc-1" })],
  ["InvalidParameter.LBIdNotFound", () => ({ LoadBalancerId: "lb-00000000" })],
  ["InvalidParameter.ListenerIdNotFound", () => ({ ListenerId: "lbl-00000000" })],
  ["InvalidParameter.LocationNotFound", () => ({ LocationId: "loc-00000000" })],
  ["InvalidParameter.LocationNotFound", () => ({ LocationId: undefined, Domain: "shop.example.com", Url: "/nowhere" })],
  [
    "InvalidParameter.ProtocolCheckFailed",
    async () => {
      const answer = await sdk.call("clb", "DescribeListeners", { LoadBalancerId: rule.LoadBalancerId, Port: 53 });
      return { ListenerId: /lbl-[a-z0-9]+/.exec(JSON.stringify(answer))?.[0] };
    },
  ],
  ["InvalidParameterValue", () => ({ FunctionTargets: [target({ weight: 101 })] })],
  ["InvalidParameterValue", () => ({ FunctionTargets: [target({ weight: -1 })] })],
  ["InvalidParameterValue", () => ({ FunctionTargets: [target({ type: "BRANCH" })] })],
  ["InvalidParameterValue.Duplicate", () => ({ FunctionTargets: [target(), target({ weight: 5 })] })],
  ["InvalidParameterValue.Length", () => ({ FunctionTargets: [] })],
  ["InvalidParameterValue.Length", () => ({ FunctionTargets: [target({ name: "f".repeat(61) })] })],
  ["InvalidParameterValue.Length", () => ({ LocationId: undefined, Domain: "d".repeat(81), Url: "/" })],
  ["LimitExceeded", () => ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/api/checkout")],
  ["MissingParameter", () => ({ LoadBalancerId: undefined })],
  ["MissingParameter", () => ({ LocationId: undefined })],
  ["MissingParameter", () => ({ LocationId: undefined, Domain: "shop.example.com" })],
  ["MissingParameter", () => ({ FunctionTargets: undefined })],
  ["MissingParameter", () => ({ FunctionTargets: [{ Weight: 10 }] })],
  ["ResourceNotFound", () => ({ FunctionTargets: [target({ name: "nobody" })] })],
  ["ResourceNotFound", () => ({ FunctionTargets: [target({ namespace: "nowhere" })] })],
  ["ResourceNotFound", () => ({ FunctionTargets: [target({ qualifier: "99" })] })],
  ["ResourceNotFound", () => ({ FunctionTargets: [target({ qualifier: "prod", type: "VERSION" })] })],
  ["UnknownParameter", () => ({ Colour: "red" })],
];

describe("RegisterFunctionTargets", () => {
  test.each(provoked)("answers %s", async (code, change) => {
    const request = { ...rule, FunctionTargets: [target()], ...(await change()) };
    const refusal = await sdk.refusal("clb", "RegisterFunctionTargets", request);
    expect(refusal.code).toBe(code);
    expect(refusal.message).not.toBe("");
    expect(refusal.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("answers UnauthorizedOperation to a read-only key, which may read", async () => {
    const readonly = new SdkCaller(sandbox, { credential: keys.readonly });
    const request = { ...(await ruleOf(readonly, "shop-web-gateway")), FunctionTargets: [target()] };
    const refusal = await readonly.refusal("clb", "RegisterFunctionTargets", request);
    expect(refusal.code).toBe("UnauthorizedOperation");
    expect(refusal.message).toContain(`[request id:${refusal.requestId}]`);
    expect(refusal.message).toContain("(clb:RegisterFunctionTargets)");
  });

  test("answers InvalidParameterValue.Duplicate where the same function is bound already", async () => {
    const bound = target({ namespace: "shop-prod", name: "checkout", qualifier: "prod" });
    const request = {
      ...(await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/api/checkout")),
      FunctionTargets: [bound],
    };
    const refusal = await sdk.refusal("clb", "RegisterFunctionTargets", request);
    expect(refusal.code).toBe("InvalidParameterValue.Duplicate");
  });
});

describe("ModifyFunctionTargets and DeregisterFunctionTargets", () => {
  test.each(["ModifyFunctionTargets", "DeregisterFunctionTargets"])(
    "%s finds nothing on an unbound rule",
    async (action) => {
      const refusal = await sdk.refusal("clb", action, { ...rule, FunctionTargets: [target()] });
      expect(refusal.code).toBe("ResourceNotFound");
    },
  );

  test("deregistering another function than the bound one finds nothing", async () => {
    const bound = await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/api/checkout");
    const refusal = await sdk.refusal("clb", "DeregisterFunctionTargets", { ...bound, FunctionTargets: [target()] });
    expect(refusal.code).toBe("ResourceNotFound");
  });

  test("codes that their pages do not list fall back to their first part", async () => {
    for (const action of ["ModifyFunctionTargets", "DeregisterFunctionTargets"]) {
      const refusal = await sdk.refusal("clb", action, {
        ...rule,
        LocationId: "loc-00000000",
        FunctionTargets: [target()],
      });
      expect(refusal.code).toBe("InvalidParameter");
    }
  });

  test("a binding that has become ineligible can still be removed", async () => {
    const place = await ruleOf(sdk, "官网入口");
    await ended(
      sdk,
      await write(sdk, "RegisterFunctionTargets", place, target({ namespace: "faults", name: "task-slow" })),
    );
    const unbound = await write(
      sdk,
      "DeregisterFunctionTargets",
      place,
      target({ namespace: "faults", name: "task-slow" }),
    );
    expect(await ended(sdk, unbound)).toMatchObject({ Status: 0 });
  });
});

test("checks come in one order: account, load balancer, its kind, listener, protocol, rule, one per rule, function", async () => {
  const classic = new SdkCaller(sandbox, { credential: keys.classic });
  const nowhere = { LoadBalancerId: "lb-00000000", ListenerId: "lbl-00000000", LocationId: "loc-00000000" };
  const nobody = [target({ name: "nobody" })];
  const codes: string[] = [];
  const ask = async (caller: SdkCaller, place: object) => {
    const request = { ...place, FunctionTargets: nobody };
    const refusal = await caller.refusal("clb", "RegisterFunctionTargets", request);
    codes.push(refusal.code);
    return refusal.message;
  };
  expect(await ask(classic, nowhere)).toContain("standard account");
  await ask(sdk, nowhere);
  const oddity = await ruleOf(sdk, "校园门户 IPv6");
  expect(await ask(sdk, { ...nowhere, LoadBalancerId: oddity.LoadBalancerId })).toContain("IPv6 NAT64");
  await ask(sdk, { ...nowhere, LoadBalancerId: rule.LoadBalancerId });
  await ask(sdk, { ...rule, LocationId: "loc-00000000" });
  await ask(sdk, await ruleOf(sdk, "shop-web-gateway", "shop.example.com", "/api/checkout"));
  await ask(sdk, rule);
  expect(codes).toEqual([
    "FailedOperation",
    "InvalidParameter.LBIdNotFound",
    "FailedOperation",
    "InvalidParameter.ListenerIdNotFound",
    "InvalidParameter.LocationNotFound",
    "LimitExceeded",
    "ResourceNotFound",
  ]);
});

test("messages come in the caller's language, in English without one", async () => {
  const request = { ...rule, LoadBalancerId: undefined, FunctionTargets: [target()] };
  const inLanguage = async (language?: "zh-CN" | "en-US") =>
    (await new SdkCaller(sandbox, language ? { language } : {}).refusal("clb", "RegisterFunctionTargets", request))
      .message;
  const english = "The request is missing a required parameter `LoadBalancerId`.";
  expect(await inLanguage()).toBe(english);
  expect(await inLanguage("en-US")).toBe(english);
  expect(await inLanguage("zh-CN")).toBe("请求缺少必填参数 `LoadBalancerId`。");
});
