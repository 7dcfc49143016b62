import { expect, test } from "vitest";
import { describeTargets, describeTaskStatus } from "#lib/cloud/catalogue/clb/actions.ts";
import { shapeDifferences } from "#scripts/verify-cloud/shape.ts";

test("an answer with every documented member has no differences, with or without values", () => {
  expect(shapeDifferences(describeTaskStatus, { Status: 0, LoadBalancerIds: ["lb-1"], Message: "done" })).toEqual([]);
  expect(shapeDifferences(describeTaskStatus, { Status: 0, LoadBalancerIds: null, Message: null })).toEqual([]);
});

test("an undocumented, missing, null or wrongly typed member is reported by its path, once per list", () => {
  expect(shapeDifferences(describeTaskStatus, { Status: "0", Message: null, Progress: 50 })).toEqual([
    "missing: LoadBalancerIds",
    "other type: Status",
    "undocumented: Progress",
  ]);
  const rule = { LocationId: "loc-1", Domain: "a", Url: "/", Targets: null, FunctionTargets: null, Weight: 1 };
  const listener = { ListenerId: null, Protocol: "HTTP", Port: 80, EndPort: 0, Rules: [rule, rule], Targets: null };
  expect(shapeDifferences(describeTargets, { Listeners: [listener, listener] })).toEqual([
    "null: Listeners[].ListenerId",
    "undocumented: Listeners[].Rules[].Weight",
  ]);
});
