import { expect, test } from "vitest";
import { describeLoadBalancers, registerFunctionTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { listAliases, listFunctions } from "#lib/cloud/catalogue/scf.ts";
import { readParameters } from "#lib/sandbox/parameters.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import type { WireRequest } from "#lib/sandbox/request.ts";

function json(body: unknown): WireRequest {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    method: "POST",
    path: "/",
    query: "",
    headers: { "content-type": "application/json" },
    body: Buffer.from(text),
  };
}

function get(query: string): WireRequest {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "GET", path: "/", query, headers, body: Buffer.alloc(0) };
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ApiRefusal) return `${error.code}: ${error.text.en}`;
    throw error;
  }
  return "OK";
}

const good = {
  LoadBalancerId: "lb-00000000",
  ListenerId: "lbl-00000000",
  LocationId: "loc-00000000",
  FunctionTargets: [
    { Function: { FunctionNamespace: "default", FunctionName: "f1", FunctionQualifier: "$LATEST" }, Weight: 10 },
  ],
};

test("a query in dotted notation reads like the same JSON", () => {
  const query =
    "LoadBalancerId=lb-00000000&ListenerId=lbl-00000000&LocationId=loc-00000000&FunctionTargets.0.Weight=10" +
    "&FunctionTargets.0.Function.FunctionNamespace=default&FunctionTargets.0.Function.FunctionName=f1" +
    "&FunctionTargets.0.Function.FunctionQualifier=%24LATEST";
  expect(readParameters(get(query), registerFunctionTargets)).toEqual(good);
  expect(readParameters(json(good), registerFunctionTargets)).toEqual(good);
});

test("text that looks like a number stays text where text is documented", () => {
  const query = "FunctionName=f1&Offset=0&Limit=20";
  expect(readParameters(get(query), listAliases)).toEqual({ FunctionName: "f1", Offset: "0", Limit: "20" });
  expect(readParameters(get("SearchKey=123&Limit=5"), describeLoadBalancers)).toEqual({ SearchKey: "123", Limit: 5 });
});

test("an empty body is an empty request", () => {
  expect(readParameters(json(""), describeLoadBalancers)).toEqual({});
});

test.each([
  [{ ...good, Colour: 1 }, "UnknownParameter: The parameter `Colour` is not recognized."],
  [{ ...good, ListenerId: undefined }, "MissingParameter: The request is missing a required parameter `ListenerId`."],
  [{ ...good, FunctionTargets: "all" }, "InvalidParameter: The type of the parameter `FunctionTargets` is wrong."],
  [
    { ...good, FunctionTargets: [{ ...good.FunctionTargets[0], Weight: 101 }] },
    "InvalidParameterValue: The value of the parameter `FunctionTargets.0.Weight` is not allowed.",
  ],
  ["null", "InvalidParameter: The request body is not a JSON object."],
  ["{", "InvalidParameter: The request body is not a JSON object."],
])("%j is refused", (body, refusal) => {
  expect(codeOf(() => readParameters(json(body), registerFunctionTargets))).toBe(refusal);
});

test("the code is the one that the action's page lists", () => {
  expect(codeOf(() => readParameters(json({ Limit: 101 }), describeLoadBalancers))).toMatch(
    /^InvalidParameterValue\.Range/,
  );
  expect(codeOf(() => readParameters(json({ Limit: -1 }), listFunctions))).toMatch(/^InvalidParameterValue\.Limit/);
  expect(codeOf(() => readParameters(json({ Order: "UP" }), listFunctions))).toMatch(/^InvalidParameterValue\.Order/);
  const many = { LoadBalancerIds: Array.from({ length: 21 }, () => "lb-00000000") };
  expect(codeOf(() => readParameters(json(many), describeLoadBalancers))).toMatch(/^InvalidParameterValue\.Length/);
});

test("very deep names are refused at once", () => {
  const endless = get(`SearchKey${".0".repeat(1_000_000)}=1`);
  expect(codeOf(() => readParameters(endless, describeLoadBalancers))).toMatch(/^UnknownParameter/);
});

test("names such as __proto__ in a query don't reach a prototype", () => {
  const query = "__proto__.polluted=1&constructor.prototype.polluted=1&a.__proto__.polluted=1";
  expect(codeOf(() => readParameters(get(query), describeLoadBalancers))).toMatch(/^UnknownParameter/);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
