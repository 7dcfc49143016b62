import { describe, expect, test } from "vitest";
import { actionsByVersion, findAction, servedActions } from "#lib/cloud/catalogue/catalogue.ts";
import { describeLoadBalancers, describeTargets, registerFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { requestFault } from "#lib/cloud/catalogue/fault.ts";
import { listAliases, listFunctions, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";

const bind = {
  LoadBalancerId: "lb-aaaaaaaa",
  ListenerId: "lbl-aaaaaaaa",
  LocationId: "loc-aaaaaaaa",
  FunctionTargets: [
    { Function: { FunctionNamespace: "default", FunctionName: "hello", FunctionQualifier: "$LATEST" }, Weight: 10 },
  ],
};

function withFunction(members: object) {
  return { ...bind, FunctionTargets: [{ Function: { ...bind.FunctionTargets[0]?.Function, ...members } }] };
}

test("an action is found by service, version and exact name", () => {
  expect(findAction("clb", "2018-03-17", "RegisterFunctionTargets")).toBe(registerFunctionTargets);
  expect(findAction("clb", "2018-03-17", "registerfunctiontargets")).toBeNull();
  expect(findAction("scf", "2018-03-17", "RegisterFunctionTargets")).toBeNull();
  expect(actionsByVersion("2018-04-16").map((action) => action.service)).toEqual(Array(8).fill("scf"));
  expect(new Set(servedActions.map((action) => action.name)).size).toBe(servedActions.length);
});

test("version and name identify the service", () => {
  const keys = servedActions.map((action) => `${action.version} ${action.name}`);
  expect(new Set(keys).size).toBe(keys.length);
});

describe("requests", () => {
  test.each([
    [registerFunctionTargets, bind],
    [registerFunctionTargets, withFunction({ FunctionQualifierType: "ALIAS" })],
    [describeLoadBalancers, {}],
    [describeLoadBalancers, { Limit: 100, Filters: [{ Name: "function-name", Values: ["hello"] }] }],
    [listFunctions, { Orderby: "ModTime", Namespace: "default" }],
    [listVersionByFunction, { FunctionName: "hello", OrderBy: "AddTime" }],
    [listAliases, { FunctionName: "hello", Offset: "0", Limit: "20" }],
  ])("%# a documented request is taken as it is", (action, request) => {
    expect(action.request.parse(request)).toEqual(request);
  });

  test("Terraform's empty qualifier type counts as absent", () => {
    const { FunctionTargets } = registerFunctionTargets.request.parse(withFunction({ FunctionQualifierType: "" }));
    expect(FunctionTargets[0]?.Function.FunctionQualifierType).toBeUndefined();
  });

  test.each([
    [registerFunctionTargets, { ...bind, Weight: 10 }, "unknown", "Weight"],
    [registerFunctionTargets, withFunction({ Name: "x" }), "unknown", "FunctionTargets.0.Function.Name"],
    [listFunctions, { OrderBy: "ModTime" }, "unknown", "OrderBy"],
    [listVersionByFunction, { FunctionName: "hello", Orderby: "AddTime" }, "unknown", "Orderby"],
    [registerFunctionTargets, { ...bind, ListenerId: undefined }, "missing", "ListenerId"],
    [
      registerFunctionTargets,
      withFunction({ FunctionName: undefined }),
      "missing",
      "FunctionTargets.0.Function.FunctionName",
    ],
    [registerFunctionTargets, { ...bind, ListenerId: 7 }, "type", "ListenerId"],
    [registerFunctionTargets, { ...bind, ListenerId: null }, "type", "ListenerId"],
    [registerFunctionTargets, [], "type", ""],
    [listAliases, { FunctionName: "hello", Limit: 20 }, "type", "Limit"],
    [describeLoadBalancers, { LoadBalancerType: 1 }, "type", "LoadBalancerType"],
    [describeLoadBalancers, { Limit: 1.5 }, "type", "Limit"],
    [describeLoadBalancers, { Limit: 101 }, "range", "Limit"],
    [describeLoadBalancers, { Offset: -1 }, "range", "Offset"],
    [describeLoadBalancers, { LoadBalancerIds: Array(21).fill("lb-aaaaaaaa") }, "length", "LoadBalancerIds"],
    [describeLoadBalancers, { LoadBalancerType: "open" }, "value", "LoadBalancerType"],
    [
      registerFunctionTargets,
      withFunction({ FunctionQualifierType: "TAG" }),
      "value",
      "FunctionTargets.0.Function.FunctionQualifierType",
    ],
    [listAliases, { FunctionName: "hello", Limit: "many" }, "value", "Limit"],
  ])("%# a fault is named by its kind", (action, request, kind, parameter) => {
    const parsed = action.request.safeParse(request);
    expect(parsed.error && requestFault(parsed.error, request)).toEqual({ kind, parameter });
  });
});

describe("responses", () => {
  test("undocumented members are dropped; absent ones and null are the same", () => {
    const answer = {
      Listeners: [
        {
          ListenerId: "lbl-aaaaaaaa",
          Protocol: "HTTP",
          Port: 80,
          Rules: [{ LocationId: "loc-aaaaaaaa", Domain: "a.example", Url: "/", FunctionTargets: [], New: 1 }],
          Targets: null,
        },
      ],
    };
    expect(describeTargets.response.parse(answer).Listeners?.[0]).toEqual({
      ListenerId: "lbl-aaaaaaaa",
      Protocol: "HTTP",
      Port: 80,
      EndPort: null,
      Rules: [{ LocationId: "loc-aaaaaaaa", Domain: "a.example", Url: "/", Targets: null, FunctionTargets: [] }],
      Targets: null,
    });
  });

  test("what the console does not use can't spoil a page", () => {
    const one = { LoadBalancerId: "lb-a", LoadBalancerName: "a", LoadBalancerType: "OPEN", Forward: 1, Status: 1 };
    const answer = { TotalCount: 1, LoadBalancerSet: [{ ...one, ExtraInfo: "of another type" }] };
    expect(describeLoadBalancers.response.safeParse(answer).success).toBe(true);
    expect(describeLoadBalancers.documented.safeParse(answer).success).toBe(false);
  });
});
