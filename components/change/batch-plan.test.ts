import { describe, expect, it } from "vitest";
import { asFound, type BatchWish, changesOf, emptied, planAll, planEach } from "#components/change/batch-plan.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";

const rule: StoredRule = {
  region: "ap-guangzhou",
  loadBalancer: { loadBalancerId: "lb-1", name: "shop" },
  listener: { listenerId: "lbl-1", protocol: "HTTP", port: 80 },
  locationId: "loc-1",
  domain: "shop.example.com",
  url: "/pay",
  target: "function",
  binding: bindingTo("pay", "3"),
  serverCount: 0,
  drifted: false,
  readAt: "2026-11-30T12:00:00.000Z",
};
const unbind: BatchWish = { kind: "unbind" };
const to = {
  region: "ap-guangzhou",
  function: bindingTo("pay", "4").function,
  warnings: ["qualifier-latest"] as const,
};

describe("what is wanted of a rule", () => {
  it("is a change from what the list shows", () => {
    const ref = { region: "ap-guangzhou", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" };
    expect(planEach(rule, unbind)).toEqual({
      kind: "change",
      change: { kind: "unbind", rule: ref, before: rule.binding, after: null },
      warnings: [],
    });
    expect(planEach(rule, { kind: "reweigh", weight: 0 })).toMatchObject({
      change: { kind: "reweigh", after: { function: { name: "pay", qualifier: "3" }, weight: 0 } },
      warnings: ["weight-zero"],
    });
  });

  it("keeps each rule's weight when its function is replaced, and warns of the function", () => {
    const heavy = { ...rule, binding: bindingTo("pay", "3", 70) };
    expect(planEach(heavy, { kind: "replace", to })).toMatchObject({
      change: { kind: "replace", after: { function: { qualifier: "4" }, weight: 70 } },
      warnings: ["qualifier-latest"],
    });
  });

  it("moves a rule from the one version to the other, and leaves out what calls something else by now", () => {
    const promote: BatchWish = { kind: "promote", from: bindingTo("pay", "3").function, to };
    expect(planEach(rule, promote)).toMatchObject({
      change: { kind: "replace", after: { function: { qualifier: "4" } } },
    });
    expect(planEach({ ...rule, binding: bindingTo("pay", "2") }, promote)).toMatchObject({ reason: "calls-else" });
    expect(planEach({ ...rule, binding: bindingTo("pay", "4") }, promote)).toMatchObject({ reason: "same" });
  });

  it("takes back what an operation left, and nothing later", () => {
    const operation = {
      ...sampleOperation,
      state: "succeeded",
      before: bindingTo("pay", "2"),
      after: rule.binding,
    } as const;
    const undo: BatchWish = { kind: "undo", operations: new Map([[ruleKey(rule), operation]]) };
    expect(planEach(rule, undo)).toMatchObject({ change: { kind: "replace", after: bindingTo("pay", "2") } });
    expect(planEach({ ...rule, binding: bindingTo("pay", "2") }, undo)).toMatchObject({ reason: "undone" });
    expect(planEach({ ...rule, binding: bindingTo("pay", "9") }, undo)).toMatchObject({ reason: "moved-on" });
    expect(planEach({ ...rule, locationId: "loc-2" }, undo)).toMatchObject({ reason: "moved-on" });
    expect(planEach({ ...rule, target: "unknown", binding: null }, undo)).toMatchObject({ reason: "unknown" });
  });

  it.each<[Partial<StoredRule>, BatchWish, string]>([
    [{ target: "none", binding: null }, unbind, "none"],
    [{ target: "servers", binding: null, serverCount: 2 }, unbind, "servers"],
    [{ target: "redirect", binding: null }, { kind: "reweigh", weight: 5 }, "redirect"],
    [{ target: "target-group", binding: null }, unbind, "target-group"],
    [{ target: "unknown", binding: null }, unbind, "unknown"],
    [{ target: "function", binding: null }, unbind, "unknown"],
    // No request could name it.
    [{ binding: bindingTo("") }, unbind, "unknown"],
    [{ binding: bindingTo("pay", "") }, unbind, "unknown"],
    [{}, { kind: "reweigh", weight: 10 }, "same"],
    [{ binding: bindingTo("pay", "4") }, { kind: "replace", to }, "same"],
    [{ region: "ap-shanghai" }, { kind: "replace", to }, "other-region"],
  ])("is left out where it can't be or is so already: %o %o", (like, wish, reason) => {
    expect(planEach({ ...rule, ...like }, wish)).toEqual({ kind: "left-out", reason });
  });

  it("is undecided until the weight or the function is chosen, but not for a rule without a function", () => {
    expect(planEach(rule, { kind: "reweigh", weight: null })).toEqual({ kind: "undecided" });
    expect(planEach(rule, { kind: "replace", to: null })).toEqual({ kind: "undecided" });
    const free = { ...rule, target: "none" as const, binding: null };
    expect(planEach(free, { kind: "replace", to: null })).toEqual({ kind: "left-out", reason: "none" });
  });
});

it("shows what is left out behind what is asked for", () => {
  const free = { ...rule, locationId: "loc-0", target: "none" as const, binding: null };
  const planned = planAll([free, rule], unbind);
  expect(planned.map(({ rule: { locationId } }) => locationId)).toEqual(["loc-1", "loc-0"]);
  expect(changesOf(planned)).toHaveLength(1);
});

it("knows the rules that an unbind leaves without any target", () => {
  const served = { ...rule, locationId: "loc-2", serverCount: 3 };
  expect(emptied(planAll([rule, served], unbind))).toEqual([rule]);
  expect(emptied(planAll([rule], { kind: "reweigh", weight: 3 }))).toEqual([]);
});

it("asks again from what the rule was found to have", () => {
  const now = bindingTo("pay", "9", 80);
  expect(planEach(asFound(rule, now), unbind)).toMatchObject({ change: { before: now } });
  expect(planEach(asFound(rule, null), unbind)).toEqual({ kind: "left-out", reason: "none" });
  expect(planEach(asFound({ ...rule, serverCount: 1 }, null), unbind)).toEqual({ kind: "left-out", reason: "servers" });
});
