import { expect, test } from "vitest";
import type { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { describeListeners, describeLoadBalancers, describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";
import { readAnswer } from "#lib/cloud/read-answer.ts";

const id = "lb-aaaaaaaa";

test("a member that can't be parsed is left out, and reported by its path, not its value", () => {
  const members = {
    TotalCount: 4,
    LoadBalancerSet: [{ LoadBalancerId: id }, "planted", { Status: 1 }, { LoadBalancerId: "lb-b" }],
  };
  const { response, leftOut, fault } = readAnswer(describeLoadBalancers, members, "r");
  expect(response.LoadBalancerSet?.map((one) => one.LoadBalancerId)).toEqual([id, "lb-b"]);
  expect(leftOut).toEqual(["LoadBalancerSet.1", "LoadBalancerSet.2"]);
  expect(fault).toBe("LoadBalancerSet.1 invalid_type");
});

test("the innermost list member is left out", () => {
  const rules = [{ LocationId: "loc-a" }, { LocationId: 7 }];
  const members = { Listeners: [{ ListenerId: "lbl-a", Protocol: "HTTP", Port: 80, Rules: rules }, { Port: 81 }] };
  const { response, leftOut } = readAnswer(describeListeners, members, "r");
  expect(response.Listeners?.map(({ Rules }) => Rules?.map((rule) => rule.LocationId))).toEqual([["loc-a"]]);
  expect(leftOut).toEqual(["Listeners.0.Rules.1", "Listeners.1"]);
});

test.each<[string, Action, object, string]>([
  ["which list there is", describeLoadBalancers, { LoadBalancerSet: "planted" }, "LoadBalancerSet invalid_type"],
  [
    "what a rule sends to, of which a part would be taken for the whole",
    describeTargets,
    { Listeners: [{ ListenerId: "lbl-a", Rules: [{ LocationId: "loc-a", FunctionTargets: [{ Function: {} }] }] }] },
    "Listeners.0.Rules.0.FunctionTargets.0.Function.FunctionNamespace invalid_type",
  ],
])("nothing is left out of %s", (_what, action, members, fault) => {
  expect(() => readAnswer(action, { ...members }, "r")).toThrow(`no-answer: wrong-shape: ${action.name}: ${fault}`);
});

test.each<[{ response: z.ZodType }, object]>([
  [
    describeLoadBalancers,
    {
      TotalCount: null,
      LoadBalancerSet: [{ LoadBalancerId: id, LoadBalancerName: null, Forward: null, Status: null }],
    },
  ],
  [describeListeners, { TotalCount: null, Listeners: null }],
  [listFunctions, { TotalCount: null, Functions: [{ FunctionName: "f", Status: null }] }],
  [listNamespaces, { Namespaces: null }],
  [listVersionByFunction, { FunctionVersion: [null], Versions: [{ Version: "1", Status: null }] }],
  [listAliases, { Aliases: [{ Name: "prod", FunctionVersion: null, RoutingConfig: null }] }],
  [describeNetworkAccountType, { NetworkAccountType: null }],
])("%# members that may be null spoil nothing", ({ response }, members) => {
  expect(response.safeParse(members).error).toBeUndefined();
});

test("the sandbox, which answers by the documented shape, can leave nothing out", () => {
  expect(describeLoadBalancers.documented.safeParse({ TotalCount: 1, LoadBalancerSet: [{}] }).success).toBe(false);
});
