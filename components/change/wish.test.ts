import { expect, it } from "vitest";
import { remainderOf, typedAs } from "#components/change/danger.ts";
import { planOf } from "#components/change/wish.ts";
import { bindingTo, sampleDrift, sampleOperation } from "#components/data/testing/samples.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { ruleRefOf } from "#lib/operations/undo.ts";

const operation: Operation = { ...sampleOperation, state: "succeeded" };
const rule = ruleRefOf(operation);
const bound = bindingTo("orders-api");

it.each([
  ["a new weight", { kind: "reweigh" }, bound, 25, { kind: "reweigh", before: bound, after: { ...bound, weight: 25 } }],
  ["an unbind", { kind: "unbind" }, bound, null, { kind: "unbind", before: bound, after: null }],
  ["an undone bind", { kind: "undo", operation }, bound, null, { kind: "unbind", before: bound, after: null }],
] as const)("%s is a change", (_, wish, holds, weight, change) => {
  expect(planOf(wish, rule, holds, weight)).toMatchObject({ kind: "change", change });
});

it("a new weight names the function twice, and not one object twice, which could not be sent", () => {
  const plan = planOf({ kind: "reweigh" }, rule, bound, 25);
  if (plan.kind !== "change") throw new Error("it is a change");
  expect(plan.change.after?.function).not.toBe(plan.change.before?.function);
});

it("says why it is none", () => {
  expect(planOf({ kind: "reweigh" }, rule, bound, bound.weight)).toEqual({ kind: "same-weight", weight: bound.weight });
  expect(planOf({ kind: "reweigh" }, rule, bound, null)).toEqual({ kind: "no-weight" });
  expect(planOf({ kind: "reweigh" }, rule, null, 25)).toEqual({ kind: "not-bound" });
  expect(planOf({ kind: "unbind" }, rule, null, null)).toEqual({ kind: "not-bound" });
  expect(planOf({ kind: "undo", operation }, rule, null, null)).toEqual({ kind: "undone", wish: "undo" });
  const moved = planOf({ kind: "undo", operation }, rule, bindingTo("other"), null);
  expect(moved).toEqual({ kind: "moved-on", left: operation.after, operationId: operation.id });
});

it("promotes from the one version alone, and keeps the weight", () => {
  const wish = { kind: "promote", from: bindingTo("pay", "3").function, to: bindingTo("pay", "4").function } as const;
  expect(planOf(wish, rule, bindingTo("pay", "3", 70), null)).toMatchObject({
    change: { kind: "replace", after: { function: { qualifier: "4" }, weight: 70 } },
  });
  expect(planOf(wish, rule, bindingTo("pay", "4"), null)).toEqual({ kind: "promoted" });
  expect(planOf(wish, rule, bindingTo("pay", "2"), null)).toEqual({ kind: "calls-else", from: wish.from });
  expect(planOf(wish, rule, null, null)).toEqual({ kind: "not-bound" });
});

it("turns a drift back to what the rule had, unless it has moved on", () => {
  const drift = { ...sampleDrift, before: null, after: bound };
  const wish = { kind: "turn-back", drift } as const;
  expect(planOf(wish, rule, bound, null)).toMatchObject({ change: { kind: "unbind", before: bound, after: null } });
  const back = { kind: "turn-back", drift: { ...drift, before: bound, after: null } } as const;
  expect(planOf(back, rule, null, null)).toMatchObject({ change: { kind: "bind", before: null, after: bound } });
  expect(planOf(wish, rule, null, null)).toEqual({ kind: "undone", wish: "turn-back" });
  const other = { ...bound, weight: bound.weight + 1 };
  expect(planOf(wish, rule, other, null)).toEqual({ kind: "moved-on", left: bound, operationId: null });
});

it("an unbind leaves servers or nothing, and any other change a function", () => {
  const unbind = { kind: "unbind", rule, before: bound, after: null } as const;
  expect(remainderOf(unbind, 0)).toEqual({ kind: "nothing" });
  expect(remainderOf(unbind, 2)).toEqual({ kind: "servers", count: 2 });
  expect(remainderOf({ kind: "bind", rule, before: null, after: bound }, 0)).toBeNull();
  expect(remainderOf(null, 0)).toBeNull();
});

it("a name is typed exactly, but for the spaces of a paste", () => {
  const name = "api.shop.example/orders";
  expect(typedAs(` ${name}\n`, name)).toBe("right");
  expect(typedAs("  ", name)).toBe("missing");
  for (const text of ["api.shop.example", `${name}/`, name.toUpperCase()]) expect(typedAs(text, name)).toBe("differs");
});
